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
