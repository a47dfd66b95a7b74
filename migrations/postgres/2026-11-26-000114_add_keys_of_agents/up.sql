-- Agents' commands have keys too: the same command sent twice is done once.
ALTER TABLE idempotency_keys ALTER COLUMN bot_id DROP NOT NULL;
ALTER TABLE idempotency_keys ADD COLUMN agent_id BIGINT REFERENCES agents (id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_one_owner CHECK ((bot_id IS NULL) <> (agent_id IS NULL));
CREATE UNIQUE INDEX idempotency_keys_agent_key ON idempotency_keys (agent_id, key) WHERE agent_id IS NOT NULL;
