UPDATE agents SET away_reason = away_reason || ' of #' || missed_ticket_id WHERE missed_ticket_id IS NOT NULL;
ALTER TABLE agents DROP COLUMN missed_ticket_id;
