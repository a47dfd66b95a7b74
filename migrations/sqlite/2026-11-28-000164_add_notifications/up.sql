-- Who wants to hear what becomes of a conversation that they no longer have.
CREATE TABLE followers (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (conversation_id, agent_id)
);
CREATE INDEX followers_agent ON followers (agent_id);

-- What an agent was told, once for each event. done_by: who did it, as in the log; data: words that only this kind has.
CREATE TABLE notifications (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    kind TEXT NOT NULL,
    seq BIGINT NOT NULL,
    done_by TEXT NOT NULL,
    data TEXT,
    created_at TIMESTAMP NOT NULL,
    read_at TIMESTAMP
);
CREATE UNIQUE INDEX notifications_once ON notifications (agent_id, ticket_id, kind, seq);
CREATE INDEX notifications_newest ON notifications (agent_id, id);
CREATE INDEX notifications_unread ON notifications (agent_id) WHERE read_at IS NULL;
CREATE INDEX notifications_ticket ON notifications (ticket_id, created_at);
CREATE INDEX notifications_age ON notifications (created_at);
