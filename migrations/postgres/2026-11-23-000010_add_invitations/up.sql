-- A warm transfer: a colleague, or a team, is asked to take a ticket that its agent keeps until they do.
ALTER TABLE tickets ADD COLUMN invited_agent_id BIGINT;
ALTER TABLE tickets ADD COLUMN invited_team_id BIGINT;
ALTER TABLE tickets ADD COLUMN invited_at TIMESTAMP;
CREATE INDEX tickets_invited_agent ON tickets (invited_agent_id) WHERE invited_agent_id IS NOT NULL;
CREATE INDEX tickets_invited_team ON tickets (invited_team_id) WHERE invited_team_id IS NOT NULL;
