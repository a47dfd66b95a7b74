-- The bot to which another bot passed the conversation with this event.
ALTER TABLE events ADD COLUMN passed_to BIGINT;
UPDATE events SET passed_to = COALESCE(guest_bot_id, bot_id)
    WHERE type = 'control.changed'
    AND CASE WHEN json_valid(data) THEN json_extract(data, '$.handback.outcome') END = 'passed';
CREATE INDEX events_passed ON events (conversation_id, seq) WHERE passed_to IS NOT NULL;
