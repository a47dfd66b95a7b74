-- A version that knows of no end must not let in whoever has a token that has ended, or will.
DELETE FROM agent_tokens WHERE expires_at IS NOT NULL;
ALTER TABLE agent_tokens DROP COLUMN used_at;
ALTER TABLE agent_tokens DROP COLUMN expires_at;
