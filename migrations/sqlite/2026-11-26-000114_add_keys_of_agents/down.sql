ALTER TABLE idempotency_keys RENAME TO idempotency_keys_of_all;
CREATE TABLE idempotency_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
INSERT INTO idempotency_keys (id, bot_id, key, request_hash, status, answer, created_at)
    SELECT id, bot_id, key, request_hash, status, answer, created_at FROM idempotency_keys_of_all
    WHERE bot_id IS NOT NULL;
DROP TABLE idempotency_keys_of_all;
CREATE UNIQUE INDEX idempotency_keys_key ON idempotency_keys (bot_id, key);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
