-- The rules of a bot, or of all bots of a team that have none of their own: JSON text, one row a set.
CREATE TABLE trigger_rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bot_id BIGINT REFERENCES bots (id),
    team_id BIGINT REFERENCES teams (id),
    rules TEXT NOT NULL,
    revision BIGINT NOT NULL,
    updated_by BIGINT REFERENCES agents (id),
    updated_at TIMESTAMP NOT NULL,
    CHECK ((bot_id IS NULL) <> (team_id IS NULL))
);
CREATE UNIQUE INDEX trigger_rules_bot ON trigger_rules (bot_id);
CREATE UNIQUE INDEX trigger_rules_team ON trigger_rules (team_id);
CREATE INDEX trigger_rules_updated_by ON trigger_rules (updated_by);

-- What fired on which message, and the ticket that came of it. A rule fires once on a message.
CREATE TABLE trigger_firings (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    seq BIGINT NOT NULL,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    bot_version TEXT,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    auto_escalate BOOLEAN NOT NULL,
    ticket_id BIGINT REFERENCES tickets (id),
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX trigger_firings_once ON trigger_firings (conversation_id, seq, rule);
CREATE INDEX trigger_firings_bot ON trigger_firings (bot_id, created_at);
CREATE INDEX trigger_firings_ticket ON trigger_firings (ticket_id);

-- What people think of an escalation: one mark a ticket, the last one counts.
CREATE TABLE escalation_marks (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    mark TEXT NOT NULL CHECK (mark IN ('right', 'too_early', 'too_late', 'wrong_team')),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ticket_id)
);
CREATE INDEX escalation_marks_agent ON escalation_marks (agent_id);

-- Conversations in which a bot owes an answer, and until when.
CREATE TABLE silence_timers (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    seq BIGINT NOT NULL,
    due_at TIMESTAMP NOT NULL,
    PRIMARY KEY (conversation_id)
);
CREATE INDEX silence_timers_due ON silence_timers (due_at);
