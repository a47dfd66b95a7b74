-- The conversations that a bot holds are listed with the newest first.
DROP INDEX conversations_holder_bot;
CREATE INDEX conversations_holder_bot ON conversations (holder_bot_id, id);

-- What an agent has chosen for their own console, as JSON; nothing for what the console does by itself.
ALTER TABLE agents ADD COLUMN preferences TEXT;
