DELETE FROM idempotency_keys WHERE bot_id IS NULL;
DROP INDEX idempotency_keys_agent_key;
ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_one_owner;
ALTER TABLE idempotency_keys DROP COLUMN agent_id;
ALTER TABLE idempotency_keys ALTER COLUMN bot_id SET NOT NULL;
