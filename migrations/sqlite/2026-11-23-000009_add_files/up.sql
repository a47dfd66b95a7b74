-- Files, without their bytes. One that belongs to no conversation goes when kept_until has passed.
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    bot_id BIGINT REFERENCES bots (id),
    agent_id BIGINT REFERENCES agents (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 BLOB NOT NULL,
    width BIGINT,
    height BIGINT,
    created_at TIMESTAMP NOT NULL,
    kept_until TIMESTAMP,
    CHECK ((bot_id IS NULL) <> (agent_id IS NULL))
);
CREATE UNIQUE INDEX files_bot ON files (bot_id, sha256, name);
CREATE UNIQUE INDEX files_agent ON files (agent_id, sha256, name);
CREATE INDEX files_kept_until ON files (kept_until);

-- The bytes of files that are not in a directory: apart, so that a list of files does not read them.
CREATE TABLE file_bodies (
    file_id BIGINT NOT NULL REFERENCES files (id),
    body BLOB NOT NULL,
    PRIMARY KEY (file_id)
);

-- The conversations a file belongs to: said aloud, or only among colleagues.
CREATE TABLE file_uses (
    file_id BIGINT NOT NULL REFERENCES files (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    internal BOOLEAN NOT NULL,
    PRIMARY KEY (file_id, conversation_id, internal)
);
CREATE INDEX file_uses_conversation ON file_uses (conversation_id);
