-- Since which seq only this agent has changed a conversation: what they did themselves is nothing they have yet to read.
ALTER TABLE conversations ADD COLUMN changed_by_agent_id BIGINT;
ALTER TABLE conversations ADD COLUMN changed_since BIGINT;
