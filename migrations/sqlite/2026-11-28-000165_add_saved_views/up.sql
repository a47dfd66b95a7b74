-- Filters and an order under a name: an agent's own, or those of a team.
CREATE TABLE saved_views (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    agent_id BIGINT REFERENCES agents (id),
    team_id BIGINT REFERENCES teams (id),
    name TEXT NOT NULL,
    -- The name in small letters: names are unique whatever their case.
    folded_name TEXT NOT NULL,
    -- As it was typed: a team or a tag that it names may be gone.
    filter TEXT NOT NULL,
    sort TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK ((agent_id IS NULL) <> (team_id IS NULL))
);
CREATE UNIQUE INDEX saved_views_agent ON saved_views (agent_id, folded_name);
CREATE UNIQUE INDEX saved_views_team ON saved_views (team_id, folded_name);
