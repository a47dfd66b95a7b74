-- What a node writes to find out whether it can write. A few rows, so that nodes do not wait for each other.
CREATE TABLE heartbeats (
    slot BIGINT PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL
);
