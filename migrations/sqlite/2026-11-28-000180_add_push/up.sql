-- The key with which Baton signs what it sends to push services (VAPID): one for all nodes. Browsers subscribe to it.
CREATE TABLE push_keys (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    secret BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- Browsers that show notices of an agent while no console is open. They go with the session in which they were added.
-- p256dh, auth: the browser's keys, with which a notice is encrypted. language: what it spoke then.
CREATE TABLE push_subscriptions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    session_id BIGINT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    endpoint TEXT NOT NULL UNIQUE,
    p256dh BLOB NOT NULL,
    auth BLOB NOT NULL,
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX push_subscriptions_agent ON push_subscriptions (agent_id, id);
CREATE INDEX push_subscriptions_session ON push_subscriptions (session_id);

-- Notices on their way, one for each browser; gone once they are sent. Without a foreign key on the subscription: a
-- browser that unsubscribes at the same moment must not make the command fail that tells its agent something.
CREATE TABLE push_notices (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    subscription_id BIGINT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    seq BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    next_at TIMESTAMP NOT NULL,
    locked_until TIMESTAMP
);
CREATE INDEX push_notices_due ON push_notices (next_at, id);
CREATE INDEX push_notices_ticket ON push_notices (ticket_id);
