-- How often a note was changed, and who deleted it. What a note said before is in note_versions.
ALTER TABLE messages ADD COLUMN edits BIGINT NOT NULL DEFAULT 0;
ALTER TABLE messages ADD COLUMN deleted_by_agent_id BIGINT;

-- What a note said before each change: its words and what came with them; seq: of the event of the change.
CREATE TABLE note_versions (
    message_id BIGINT NOT NULL REFERENCES messages (id),
    version BIGINT NOT NULL,
    text TEXT NOT NULL,
    meta TEXT,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    seq BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (message_id, version)
);
CREATE INDEX note_versions_agent ON note_versions (agent_id);

-- Up to which seq the bot has fetched what was said, and has said that its customer saw it.
ALTER TABLE conversations ADD COLUMN delivered_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN shown_seq BIGINT NOT NULL DEFAULT 0;
