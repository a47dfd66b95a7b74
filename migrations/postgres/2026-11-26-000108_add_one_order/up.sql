-- One order for everything that lists, offers or counts tickets: see domain/dispatch/precedence.rs.
ALTER TABLE teams ADD COLUMN accept_urgent_within_ms BIGINT;
ALTER TABLE teams ADD COLUMN accept_high_within_ms BIGINT;
ALTER TABLE teams ADD COLUMN accept_low_within_ms BIGINT;
ALTER TABLE tickets ADD COLUMN order_at TIMESTAMP NOT NULL DEFAULT '1970-01-01';
UPDATE tickets SET order_at = due_at;
UPDATE tickets SET order_at = due_at - INTERVAL '10950 days'
    WHERE reason = 'safety' AND (status IN ('waiting', 'offered') OR status = 'active' AND unanswered_since IS NOT NULL)
        AND offered_bot_id IS NULL;
DROP INDEX tickets_queue;
DROP INDEX tickets_team_queue;
DROP INDEX tickets_agent;
DROP INDEX tickets_offered_agent;
CREATE INDEX tickets_queue ON tickets (status, order_at, id);
CREATE INDEX tickets_team_queue ON tickets (team_id, status, order_at, id);
CREATE INDEX tickets_agent ON tickets (agent_id, status, order_at, id);
CREATE INDEX tickets_offered_agent ON tickets (offered_agent_id, status, order_at, id) WHERE offered_agent_id IS NOT NULL;
