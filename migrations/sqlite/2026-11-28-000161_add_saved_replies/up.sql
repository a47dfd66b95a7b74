-- Replies that are kept to be sent again: an agent's own, those of a team, and those of neither, which are for all.
CREATE TABLE saved_replies (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    agent_id BIGINT REFERENCES agents (id),
    team_id BIGINT REFERENCES teams (id),
    name TEXT NOT NULL,
    -- The name in small letters: names are unique whatever their case.
    folded_name TEXT NOT NULL,
    text TEXT NOT NULL,
    uses BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (agent_id IS NULL OR team_id IS NULL)
);
CREATE UNIQUE INDEX saved_replies_agent ON saved_replies (agent_id, folded_name);
CREATE UNIQUE INDEX saved_replies_team ON saved_replies (team_id, folded_name);
CREATE UNIQUE INDEX saved_replies_all ON saved_replies (folded_name) WHERE agent_id IS NULL AND team_id IS NULL;
