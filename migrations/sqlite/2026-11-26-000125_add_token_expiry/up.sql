-- An agent's token ends by itself when it was made for a time, and says when it was last used.
ALTER TABLE agent_tokens ADD COLUMN expires_at TIMESTAMP;
ALTER TABLE agent_tokens ADD COLUMN used_at TIMESTAMP;
