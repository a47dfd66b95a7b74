-- One row in a database that `baton demo` made: its passwords may be known to everybody.
CREATE TABLE demo_marks (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    made_at TIMESTAMP NOT NULL
);
