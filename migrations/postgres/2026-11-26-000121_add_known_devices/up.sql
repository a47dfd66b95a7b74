-- Browsers in which, and places from which, an agent has signed in before: guesses of strangers do not keep them out.
CREATE TABLE known_devices (
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    token_hash BYTEA NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (agent_id, token_hash)
);
CREATE INDEX known_devices_token ON known_devices (token_hash);
CREATE INDEX known_devices_age ON known_devices (seen_at);
