DROP INDEX events_guest_tail;
ALTER TABLE events DROP COLUMN guest_bot_id;
ALTER TABLE conversations DROP COLUMN guest_bot_id;
