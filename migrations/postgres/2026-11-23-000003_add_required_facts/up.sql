-- What a team needs to know before it can help, and what it never wants to see: one JSON text, read and
-- written as a whole.
CREATE TABLE team_needs (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    body TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (team_id)
);
