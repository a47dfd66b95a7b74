-- When a team is there: hours as OpenStreetMap writes them, in the team's zone, and dates on which it is
-- closed besides (a JSON list). No row: always. opens_at is a timer: whoever offers tickets is woken then.
CREATE TABLE team_hours (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    expression TEXT NOT NULL,
    zone TEXT NOT NULL,
    closed TEXT NOT NULL,
    opens_at TIMESTAMP,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (team_id)
);
CREATE INDEX team_hours_opens ON team_hours (opens_at) WHERE opens_at IS NOT NULL;

-- How many tickets may wait in a team before new ones go to the team above it. No row: any number.
CREATE TABLE team_backlogs (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    most BIGINT NOT NULL CHECK (most > 0),
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (team_id)
);

-- Sentences a team says in its own words. No row: the built-in one.
CREATE TABLE team_sentences (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    language TEXT NOT NULL,
    phrase TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (team_id, language, phrase)
);
