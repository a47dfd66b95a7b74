-- The revision of everything that is set. Triggers move it with each change of a setting, whoever makes the change,
-- so that nobody goes on with settings that hold no longer. What moves by itself (the timer of a team's next opening, an
-- agent's presence and load) is no setting.
CREATE TABLE settings_revision (
    id BIGINT NOT NULL CHECK (id = 1),
    revision BIGINT NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO settings_revision (id, revision) VALUES (1, 1);

CREATE TRIGGER settings_teams_insert AFTER INSERT ON teams
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_teams_update AFTER UPDATE ON teams
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_teams_delete AFTER DELETE ON teams
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_team_needs_insert AFTER INSERT ON team_needs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_needs_update AFTER UPDATE ON team_needs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_needs_delete AFTER DELETE ON team_needs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_team_hours_insert AFTER INSERT ON team_hours
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_hours_update AFTER UPDATE OF team_id, expression, zone, closed ON team_hours
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_hours_delete AFTER DELETE ON team_hours
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_team_sentences_insert AFTER INSERT ON team_sentences
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_sentences_update AFTER UPDATE ON team_sentences
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_sentences_delete AFTER DELETE ON team_sentences
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_team_backlogs_insert AFTER INSERT ON team_backlogs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_backlogs_update AFTER UPDATE ON team_backlogs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_backlogs_delete AFTER DELETE ON team_backlogs
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_bots_insert AFTER INSERT ON bots
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_bots_update AFTER UPDATE ON bots
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_bots_delete AFTER DELETE ON bots
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_bot_policies_insert AFTER INSERT ON bot_policies
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_bot_policies_update AFTER UPDATE ON bot_policies
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_bot_policies_delete AFTER DELETE ON bot_policies
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_trigger_rules_insert AFTER INSERT ON trigger_rules
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_trigger_rules_update AFTER UPDATE ON trigger_rules
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_trigger_rules_delete AFTER DELETE ON trigger_rules
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_routing_rules_insert AFTER INSERT ON routing_rules
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_routing_rules_update AFTER UPDATE ON routing_rules
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_routing_rules_delete AFTER DELETE ON routing_rules
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_agents_insert AFTER INSERT ON agents
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_agents_update AFTER UPDATE OF token, email, name, role, capacity, skills, languages, disabled_at ON agents
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_agents_delete AFTER DELETE ON agents
BEGIN UPDATE settings_revision SET revision = revision + 1; END;

CREATE TRIGGER settings_agent_teams_insert AFTER INSERT ON agent_teams
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_agent_teams_update AFTER UPDATE ON agent_teams
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_agent_teams_delete AFTER DELETE ON agent_teams
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
