ALTER TABLE conversations DROP COLUMN shown_seq;
ALTER TABLE conversations DROP COLUMN delivered_seq;
DROP TABLE note_versions;
ALTER TABLE messages DROP COLUMN deleted_by_agent_id;
ALTER TABLE messages DROP COLUMN edits;
