-- The names a team goes by besides its own: a JSON list. Customers who ask for one of them ask for a person.
CREATE TABLE team_aliases (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    names TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (team_id)
);

CREATE TRIGGER settings_team_aliases BEFORE INSERT OR UPDATE OR DELETE ON team_aliases
    FOR EACH STATEMENT EXECUTE FUNCTION settings_changed();
