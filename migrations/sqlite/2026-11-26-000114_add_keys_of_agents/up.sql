-- Agents' commands have keys too: the same command sent twice is done once. SQLite cannot drop a NOT NULL.
ALTER TABLE idempotency_keys RENAME TO idempotency_keys_of_bots;
CREATE TABLE idempotency_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bot_id BIGINT REFERENCES bots (id),
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    agent_id BIGINT REFERENCES agents (id),
    CHECK ((bot_id IS NULL) <> (agent_id IS NULL))
);
INSERT INTO idempotency_keys (id, bot_id, key, request_hash, status, answer, created_at)
    SELECT id, bot_id, key, request_hash, status, answer, created_at FROM idempotency_keys_of_bots;
DROP TABLE idempotency_keys_of_bots;
CREATE UNIQUE INDEX idempotency_keys_key ON idempotency_keys (bot_id, key);
CREATE UNIQUE INDEX idempotency_keys_agent_key ON idempotency_keys (agent_id, key) WHERE agent_id IS NOT NULL;
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
