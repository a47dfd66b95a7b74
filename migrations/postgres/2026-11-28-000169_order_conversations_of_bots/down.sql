ALTER TABLE agents DROP COLUMN preferences;
DROP INDEX conversations_holder_bot;
CREATE INDEX conversations_holder_bot ON conversations (holder_bot_id);
