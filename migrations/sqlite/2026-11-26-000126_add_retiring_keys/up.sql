-- A bot's key that was replaced and is still accepted for a while, so that the bot can be given the new one meanwhile.
CREATE TABLE retiring_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    key_hash BLOB NOT NULL UNIQUE,
    key_hint TEXT NOT NULL,
    retired_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX retiring_keys_bot ON retiring_keys (bot_id);
