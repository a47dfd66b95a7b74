-- A conversation may be handed to another bot than the one that started it: its guest, who then reads
-- what happens in it. Bots are never deleted, so there is nothing for a foreign key to guard.
ALTER TABLE conversations ADD COLUMN guest_bot_id BIGINT;
ALTER TABLE events ADD COLUMN guest_bot_id BIGINT;
CREATE INDEX events_guest_tail ON events (guest_bot_id, txid, id) WHERE guest_bot_id IS NOT NULL;
