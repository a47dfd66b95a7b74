-- Moments are UTC text with six decimals, durations are milliseconds, JSON is text.

CREATE TABLE teams (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    language TEXT,
    accept_within_ms BIGINT NOT NULL,
    reply_within_ms BIGINT NOT NULL,
    return_within_ms BIGINT NOT NULL,
    reopen_within_ms BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE bots (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    version TEXT,
    team_id BIGINT NOT NULL REFERENCES teams (id),
    key_hash BLOB NOT NULL UNIQUE,
    key_hint TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    disabled_at TIMESTAMP
);
CREATE INDEX bots_team ON bots (team_id);

CREATE TABLE agents (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('agent', 'manager', 'admin')),
    password_hash TEXT,
    capacity BIGINT,
    active_count BIGINT NOT NULL DEFAULT 0,
    away BOOLEAN NOT NULL DEFAULT FALSE,
    online_until TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    disabled_at TIMESTAMP
);

CREATE TABLE agent_teams (
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    PRIMARY KEY (agent_id, team_id)
);
CREATE INDEX agent_teams_team ON agent_teams (team_id);

CREATE TABLE agent_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    token_hash BLOB NOT NULL UNIQUE,
    hint TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
CREATE INDEX agent_tokens_agent ON agent_tokens (agent_id);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    csrf TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_agent ON sessions (agent_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE login_throttles (
    subject TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    locked_until TIMESTAMP,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX login_throttles_age ON login_throttles (updated_at);

CREATE TABLE customers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    external_id TEXT,
    name TEXT,
    email TEXT,
    phone TEXT,
    language TEXT,
    timezone TEXT,
    verified TEXT NOT NULL CHECK (verified IN ('none', 'weak', 'strong')),
    attributes TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX customers_external ON customers (bot_id, external_id);

CREATE TABLE conversations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    external_id TEXT NOT NULL,
    customer_id BIGINT REFERENCES customers (id),
    channel TEXT,
    language TEXT,
    url TEXT,
    started_at TIMESTAMP,
    holder TEXT NOT NULL CHECK (holder IN ('bot', 'team', 'agent')),
    holder_bot_id BIGINT REFERENCES bots (id),
    holder_team_id BIGINT REFERENCES teams (id),
    holder_agent_id BIGINT REFERENCES agents (id),
    epoch BIGINT NOT NULL,
    last_seq BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    CHECK (
        (holder = 'bot' AND holder_bot_id IS NOT NULL AND holder_team_id IS NULL AND holder_agent_id IS NULL)
        OR (holder = 'team' AND holder_team_id IS NOT NULL AND holder_bot_id IS NULL AND holder_agent_id IS NULL)
        OR (holder = 'agent' AND holder_agent_id IS NOT NULL AND holder_bot_id IS NULL AND holder_team_id IS NULL)
    )
);
CREATE UNIQUE INDEX conversations_external ON conversations (bot_id, external_id);
CREATE INDEX conversations_customer ON conversations (customer_id);
CREATE INDEX conversations_holder_bot ON conversations (holder_bot_id);
CREATE INDEX conversations_holder_team ON conversations (holder_team_id);
CREATE INDEX conversations_holder_agent ON conversations (holder_agent_id);

CREATE TABLE tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    team_id BIGINT NOT NULL REFERENCES teams (id),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'offered', 'active', 'snoozed', 'closed')),
    outcome TEXT CHECK (outcome IN ('resolved', 'returned', 'abandoned', 'cancelled', 'expired')),
    agent_id BIGINT REFERENCES agents (id),
    offered_bot_id BIGINT REFERENCES bots (id),
    priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
    reason TEXT NOT NULL,
    language TEXT,
    packet_version BIGINT NOT NULL,
    previous_ticket_id BIGINT REFERENCES tickets (id),
    reopened BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    waiting_since TIMESTAMP NOT NULL,
    accepted_at TIMESTAMP,
    first_reply_at TIMESTAMP,
    unanswered_since TIMESTAMP,
    due_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    last_seq BIGINT NOT NULL,
    customer_seq BIGINT NOT NULL,
    CHECK ((status = 'closed') = (outcome IS NOT NULL)),
    CHECK (status <> 'active' OR agent_id IS NOT NULL)
);
-- Rule 2: exactly one open ticket per conversation.
CREATE UNIQUE INDEX tickets_one_open ON tickets (conversation_id) WHERE status <> 'closed';
CREATE INDEX tickets_conversation ON tickets (conversation_id, id);
CREATE INDEX tickets_queue ON tickets (status, due_at, id);
CREATE INDEX tickets_team_queue ON tickets (team_id, status, due_at, id);
CREATE INDEX tickets_agent ON tickets (agent_id, status, due_at, id);
CREATE INDEX tickets_bot ON tickets (bot_id, id);
CREATE INDEX tickets_bot_status ON tickets (bot_id, status, id);
CREATE INDEX tickets_handled ON tickets (team_id, closed_at);
CREATE INDEX tickets_offered_bot ON tickets (offered_bot_id);
CREATE INDEX tickets_previous ON tickets (previous_ticket_id);

-- Rule 3: an escalation is known by its trigger message.
CREATE TABLE escalations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    trigger_message_id TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX escalations_trigger ON escalations (conversation_id, trigger_message_id);
CREATE INDEX escalations_ticket ON escalations (ticket_id);

CREATE TABLE packets (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    task_state TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX packets_version ON packets (ticket_id, version);

CREATE TABLE transcript_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT,
    call_id TEXT,
    external_id TEXT,
    text TEXT NOT NULL,
    failed BOOLEAN,
    at TIMESTAMP,
    raw TEXT NOT NULL
);
CREATE UNIQUE INDEX transcript_position ON transcript_items (ticket_id, position);

CREATE TABLE messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    ticket_id BIGINT REFERENCES tickets (id),
    seq BIGINT NOT NULL,
    sender TEXT NOT NULL CHECK (sender IN ('customer', 'bot', 'agent', 'system')),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'internal', 'suppressed')),
    agent_id BIGINT REFERENCES agents (id),
    bot_id BIGINT REFERENCES bots (id),
    author_name TEXT,
    external_id TEXT,
    client_id TEXT,
    text TEXT NOT NULL,
    meta TEXT,
    epoch BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX messages_external ON messages (conversation_id, external_id);
CREATE UNIQUE INDEX messages_client ON messages (conversation_id, client_id);
CREATE UNIQUE INDEX messages_seq ON messages (conversation_id, seq);
CREATE INDEX messages_ticket ON messages (ticket_id, seq);
CREATE INDEX messages_agent ON messages (agent_id);
CREATE INDEX messages_bot ON messages (bot_id);

-- Rule 6: the log. `txid` is the writing transaction on PostgreSQL and 0 on SQLite, where one
-- writer makes ids visible in order.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    txid BIGINT NOT NULL DEFAULT 0,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    ticket_id BIGINT REFERENCES tickets (id),
    seq BIGINT NOT NULL,
    type TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    epoch BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    data TEXT NOT NULL
);
CREATE UNIQUE INDEX events_seq ON events (conversation_id, seq);
CREATE INDEX events_tail ON events (txid, id);
CREATE INDEX events_bot_tail ON events (bot_id, txid, id);
CREATE INDEX events_ticket ON events (ticket_id);

CREATE TABLE handoffs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    from_kind TEXT NOT NULL CHECK (from_kind IN ('bot', 'team', 'agent')),
    from_id BIGINT NOT NULL,
    to_kind TEXT NOT NULL CHECK (to_kind IN ('bot', 'team', 'agent')),
    to_id BIGINT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT,
    packet_version BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    accepted_at TIMESTAMP,
    ended_at TIMESTAMP,
    outcome TEXT CHECK (outcome IN ('accepted', 'declined', 'lapsed', 'withdrawn'))
);
CREATE INDEX handoffs_ticket ON handoffs (ticket_id, id);
CREATE INDEX handoffs_conversation ON handoffs (conversation_id);

-- Counters are kept with the change that moves them; nothing is counted on a page. Several rows
-- (`shard`) share one total, so that transactions on one team seldom wait for each other.
CREATE TABLE counters (
    team_id BIGINT NOT NULL REFERENCES teams (id),
    name TEXT NOT NULL,
    shard BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (team_id, name, shard)
);

CREATE TABLE timers (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    kind TEXT NOT NULL,
    due_at TIMESTAMP NOT NULL,
    round BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX timers_kind ON timers (ticket_id, kind);
CREATE INDEX timers_due ON timers (due_at, id);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL,
    dedupe_key TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    next_at TIMESTAMP NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    locked_until TIMESTAMP,
    last_error TEXT,
    done_at TIMESTAMP,
    dead_at TIMESTAMP
);
CREATE INDEX outbox_due ON outbox (next_at, id) WHERE done_at IS NULL AND dead_at IS NULL;

CREATE TABLE idempotency_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX idempotency_keys_key ON idempotency_keys (bot_id, key);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE drafts (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    kind TEXT NOT NULL CHECK (kind IN ('reply', 'note')),
    text TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (ticket_id, agent_id, kind)
);
CREATE INDEX drafts_agent ON drafts (agent_id);

CREATE TABLE read_marks (
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    seq BIGINT NOT NULL,
    PRIMARY KEY (agent_id, ticket_id)
);
CREATE INDEX read_marks_ticket ON read_marks (ticket_id);
