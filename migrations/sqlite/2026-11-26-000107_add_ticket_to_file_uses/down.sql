CREATE TABLE file_uses_of_conversations (
    file_id BIGINT NOT NULL REFERENCES files (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    internal BOOLEAN NOT NULL,
    PRIMARY KEY (file_id, conversation_id, internal)
);
INSERT INTO file_uses_of_conversations (file_id, conversation_id, internal)
    SELECT DISTINCT file_id, conversation_id, internal FROM file_uses;
DROP TABLE file_uses;
CREATE INDEX file_uses_conversation ON file_uses_of_conversations (conversation_id);
ALTER TABLE file_uses_of_conversations RENAME TO file_uses;
