-- Every state the routing rules ever had: a route can be made again by the rules of its revision. The
-- newest holds. JSON text.
CREATE TABLE routing_rules (
    revision BIGINT NOT NULL,
    rules TEXT NOT NULL,
    updated_by BIGINT REFERENCES agents (id),
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (revision)
);
CREATE INDEX routing_rules_updated_by ON routing_rules (updated_by);

-- Where each escalation was routed, and everything that was decided from.
CREATE TABLE routes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    created_at TIMESTAMP NOT NULL,
    revision BIGINT NOT NULL,
    -- What a rule requires and prefers of the agent: {"require": [], "prefer": []}.
    skills TEXT,
    body TEXT NOT NULL
);
CREATE INDEX routes_ticket ON routes (ticket_id, id);
