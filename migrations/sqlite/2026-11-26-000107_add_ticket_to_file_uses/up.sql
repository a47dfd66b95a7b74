-- Rights are those of a ticket: a file is read by who may see what it came with. 0: no ticket was open then.
CREATE TABLE file_uses_of_tickets (
    file_id BIGINT NOT NULL REFERENCES files (id),
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    internal BOOLEAN NOT NULL,
    ticket_id BIGINT NOT NULL,
    used_at TIMESTAMP NOT NULL,
    PRIMARY KEY (file_id, conversation_id, internal, ticket_id)
);
INSERT INTO file_uses_of_tickets (file_id, conversation_id, internal, ticket_id, used_at)
    SELECT u.file_id, u.conversation_id, u.internal, COALESCE(m.ticket_id, 0), COALESCE(m.created_at, f.created_at)
    FROM file_uses u
    JOIN files f ON f.id = u.file_id
    LEFT JOIN messages m ON m.id = (
        SELECT MIN(said.id) FROM messages said
        WHERE said.conversation_id = u.conversation_id
            AND (said.visibility <> 'public') = u.internal
            AND instr(said.meta, f.token) > 0);
DROP TABLE file_uses;
CREATE INDEX file_uses_conversation ON file_uses_of_tickets (conversation_id);
ALTER TABLE file_uses_of_tickets RENAME TO file_uses;
