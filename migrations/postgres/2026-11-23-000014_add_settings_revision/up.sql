-- The revision of everything that is set. Triggers move it with each change of a setting, whoever makes the change,
-- so that nobody goes on with settings that hold no longer. What moves by itself (the timer of a team's next opening, an
-- agent's presence and load) is no setting.
CREATE TABLE settings_revision (
    id BIGINT NOT NULL CHECK (id = 1),
    revision BIGINT NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO settings_revision (id, revision) VALUES (1, 1);

-- A change of settings waits for the use cases that run under the present ones, and keeps others from beginning until it is
-- over. The lock is taken before any row is: a use case that holds a row never waits for it.
CREATE FUNCTION settings_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7262836002);
    UPDATE settings_revision SET revision = revision + 1;
    RETURN NULL;
END;
$$;

-- The revision, which stays as it is until the transaction ends. Two statements in one call: the second sees what was
-- committed while the first one waited.
CREATE FUNCTION settings_held() RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7262836002);
    RETURN (SELECT revision FROM settings_revision);
END;
$$;

CREATE TRIGGER settings_teams BEFORE INSERT OR UPDATE OR DELETE ON teams
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_team_needs BEFORE INSERT OR UPDATE OR DELETE ON team_needs
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_team_hours BEFORE INSERT OR UPDATE OF team_id, expression, zone, closed OR DELETE ON team_hours
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_team_sentences BEFORE INSERT OR UPDATE OR DELETE ON team_sentences
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_team_backlogs BEFORE INSERT OR UPDATE OR DELETE ON team_backlogs
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_bots BEFORE INSERT OR UPDATE OR DELETE ON bots
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_bot_policies BEFORE INSERT OR UPDATE OR DELETE ON bot_policies
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_trigger_rules BEFORE INSERT OR UPDATE OR DELETE ON trigger_rules
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_routing_rules BEFORE INSERT OR UPDATE OR DELETE ON routing_rules
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_agents BEFORE INSERT OR UPDATE OF token, email, name, role, capacity, skills, languages, disabled_at OR DELETE ON agents
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();

CREATE TRIGGER settings_agent_teams BEFORE INSERT OR UPDATE OR DELETE ON agent_teams
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
