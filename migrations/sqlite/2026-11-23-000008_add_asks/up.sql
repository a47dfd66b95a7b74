-- What bots want back from people, and what came of it. `body` and `answer` are JSON; `seq` is that of
-- the event that told the bot.
CREATE TABLE asks (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'expired', 'superseded', 'withdrawn')),
    body TEXT NOT NULL,
    answer TEXT,
    agent_id BIGINT REFERENCES agents (id),
    created_at TIMESTAMP NOT NULL,
    settled_at TIMESTAMP,
    seq BIGINT
);
CREATE INDEX asks_ticket ON asks (ticket_id, id);
CREATE INDEX asks_bot ON asks (bot_id);
CREATE INDEX asks_agent ON asks (agent_id);
-- A ticket waits for one answer at a time.
CREATE UNIQUE INDEX asks_one_open ON asks (ticket_id) WHERE state = 'open';
