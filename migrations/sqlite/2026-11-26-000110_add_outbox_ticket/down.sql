DROP INDEX outbox_ticket;
ALTER TABLE outbox DROP COLUMN ticket_id;
