-- The names a team goes by besides its own: a JSON list. Customers who ask for one of them ask for a person.
CREATE TABLE team_aliases (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    names TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (team_id)
);

CREATE TRIGGER settings_team_aliases_insert AFTER INSERT ON team_aliases
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_aliases_update AFTER UPDATE ON team_aliases
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
CREATE TRIGGER settings_team_aliases_delete AFTER DELETE ON team_aliases
BEGIN UPDATE settings_revision SET revision = revision + 1; END;
