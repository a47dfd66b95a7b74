-- Rights are those of a ticket: a file is read by who may see what it came with. 0: no ticket was open then.
ALTER TABLE file_uses ADD COLUMN ticket_id BIGINT, ADD COLUMN used_at TIMESTAMP;
UPDATE file_uses u SET ticket_id = COALESCE(m.ticket_id, 0), used_at = m.created_at
    FROM messages m
    WHERE m.id = (
        SELECT MIN(said.id) FROM messages said JOIN files f ON f.id = u.file_id
        WHERE said.conversation_id = u.conversation_id
            AND (said.visibility <> 'public') = u.internal
            AND strpos(said.meta, f.token) > 0);
UPDATE file_uses u SET ticket_id = 0, used_at = f.created_at
    FROM files f WHERE f.id = u.file_id AND u.used_at IS NULL;
ALTER TABLE file_uses ALTER COLUMN ticket_id SET NOT NULL, ALTER COLUMN used_at SET NOT NULL;
ALTER TABLE file_uses DROP CONSTRAINT file_uses_pkey;
ALTER TABLE file_uses ADD PRIMARY KEY (file_id, conversation_id, internal, ticket_id);
