-- The bot to which another bot passed the conversation with this event.
ALTER TABLE events ADD COLUMN passed_to BIGINT;
-- json, not jsonb: a bot's own state is kept as it came and may hold numbers that jsonb refuses.
UPDATE events SET passed_to = COALESCE(guest_bot_id, bot_id)
    WHERE type = 'control.changed' AND data::json #>> '{handback,outcome}' = 'passed';
CREATE INDEX events_passed ON events (conversation_id, seq) WHERE passed_to IS NOT NULL;
