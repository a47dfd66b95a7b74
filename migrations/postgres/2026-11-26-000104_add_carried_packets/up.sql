-- What a conversation knows while bots pass it on and no ticket is open: the next ticket begins with it.
CREATE TABLE carried_packets (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    bot_id BIGINT NOT NULL REFERENCES bots (id),
    body TEXT NOT NULL,
    task_state TEXT,
    items TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (conversation_id)
);
CREATE INDEX carried_packets_bot ON carried_packets (bot_id);
