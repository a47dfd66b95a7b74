-- What became of each packet, one row an observation: how complete it came, whether agents had enough, what was
-- missing, what was asked again; and each hand-back with whether the bot said what it understood. What is about a
-- packet is dated like its ticket, and counted for the bot and the version that sent it.
CREATE TABLE context_figures (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    bot_version TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('packet', 'enough', 'missing', 'asked_again', 'handed_back', 'understood')),
    fact TEXT,
    percent BIGINT,
    at TIMESTAMP NOT NULL
);
CREATE INDEX context_figures_bot ON context_figures (bot_id, kind, at);
CREATE INDEX context_figures_ticket ON context_figures (ticket_id);

-- When a bot last showed its key, to the minute.
CREATE TABLE bot_presence (
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    heard_at TIMESTAMP NOT NULL,
    PRIMARY KEY (bot_id)
);

-- Where a conversation goes that a bot was given and did not answer; without a row into the ticket's queue.
CREATE TABLE bot_policies (
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    unreachable TEXT NOT NULL CHECK (unreachable IN ('queue', 'giver', 'team')),
    team_id BIGINT REFERENCES teams (id),
    PRIMARY KEY (bot_id),
    CHECK ((unreachable = 'team') = (team_id IS NOT NULL))
);
CREATE INDEX bot_policies_team ON bot_policies (team_id);

-- Each time a bot did not answer what it was given; without a ticket when it was passed on between bots and went back
-- to the first.
CREATE TABLE bot_incidents (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    ticket_id BIGINT REFERENCES tickets (id),
    since TIMESTAMP NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX bot_incidents_bot ON bot_incidents (bot_id, at);
CREATE INDEX bot_incidents_ticket ON bot_incidents (ticket_id);
