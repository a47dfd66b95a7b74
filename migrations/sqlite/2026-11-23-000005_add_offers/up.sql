-- A team may offer its tickets to one agent at a time instead of letting them be claimed; what it needs
-- of the agent relaxes while the customer waits.
ALTER TABLE teams ADD COLUMN assignment TEXT NOT NULL DEFAULT 'claim' CHECK (assignment IN ('claim', 'offer'));
ALTER TABLE teams ADD COLUMN offer_within_ms BIGINT NOT NULL DEFAULT 30000;
ALTER TABLE teams ADD COLUMN relax_within_ms BIGINT NOT NULL DEFAULT 60000;
ALTER TABLE teams ADD COLUMN next_team_id BIGINT;

-- Skills: {"refunds": 3}. Languages: ["en"]; none means all.
ALTER TABLE agents ADD COLUMN skills TEXT NOT NULL DEFAULT '{}';
ALTER TABLE agents ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';
ALTER TABLE agents ADD COLUMN away_reason TEXT;
ALTER TABLE agents ADD COLUMN idle_since TIMESTAMP;

-- Since when it waits in this team's queue; who has declined it there.
ALTER TABLE tickets ADD COLUMN queued_at TIMESTAMP;
ALTER TABLE tickets ADD COLUMN declined TEXT NOT NULL DEFAULT '[]';
ALTER TABLE tickets ADD COLUMN offered_agent_id BIGINT;
ALTER TABLE tickets ADD COLUMN snoozed_until TIMESTAMP;
CREATE INDEX tickets_offered_agent ON tickets (offered_agent_id, status, due_at, id) WHERE offered_agent_id IS NOT NULL;

-- Why a ticket went to whom: what the decision was made from, and how it came out.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    created_at TIMESTAMP NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX decisions_ticket ON decisions (ticket_id, id);
