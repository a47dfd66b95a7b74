-- What people say of a past conversation: whether it needed a person. The trigger rules are measured on these.
CREATE TABLE conversation_labels (
    conversation_id BIGINT NOT NULL REFERENCES conversations (id),
    needed_person BOOLEAN NOT NULL,
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (conversation_id)
);
CREATE INDEX conversation_labels_agent ON conversation_labels (agent_id);
