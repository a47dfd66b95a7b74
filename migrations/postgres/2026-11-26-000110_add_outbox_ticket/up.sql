-- The ticket a delivery is about: its trace tells what was sent.
ALTER TABLE outbox ADD COLUMN ticket_id BIGINT;
CREATE INDEX outbox_ticket ON outbox (ticket_id) WHERE ticket_id IS NOT NULL;
