DELETE FROM file_uses u USING file_uses other
    WHERE other.file_id = u.file_id AND other.conversation_id = u.conversation_id
        AND other.internal = u.internal AND other.ticket_id < u.ticket_id;
ALTER TABLE file_uses DROP CONSTRAINT file_uses_pkey;
ALTER TABLE file_uses DROP COLUMN ticket_id, DROP COLUMN used_at;
ALTER TABLE file_uses ADD PRIMARY KEY (file_id, conversation_id, internal);
