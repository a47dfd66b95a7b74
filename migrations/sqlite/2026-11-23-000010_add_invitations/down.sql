DROP INDEX tickets_invited_team;
DROP INDEX tickets_invited_agent;
ALTER TABLE tickets DROP COLUMN invited_at;
ALTER TABLE tickets DROP COLUMN invited_team_id;
ALTER TABLE tickets DROP COLUMN invited_agent_id;
