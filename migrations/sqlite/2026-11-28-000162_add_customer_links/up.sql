-- What agents did to say that records of customers stand for one person, and what they took back: who and when.
CREATE TABLE customer_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('linked', 'unlinked')),
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    other_id BIGINT NOT NULL REFERENCES customers (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    at TIMESTAMP NOT NULL
);
CREATE INDEX customer_changes_customer ON customer_changes (customer_id);
CREATE INDEX customer_changes_other ON customer_changes (other_id);
CREATE INDEX customer_changes_agent ON customer_changes (agent_id);

-- Records with the same person are one person's. A person is called by the change that first linked two of the records;
-- a record that is linked to no other has no row.
CREATE TABLE customer_links (
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    person_id BIGINT NOT NULL REFERENCES customer_changes (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    linked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (customer_id)
);
CREATE INDEX customer_links_person ON customer_links (person_id);
CREATE INDEX customer_links_agent ON customer_links (agent_id);

-- What agents want colleagues to know about a customer, whichever ticket they work on.
CREATE TABLE customer_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    agent_id BIGINT NOT NULL REFERENCES agents (id),
    text TEXT NOT NULL,
    client_id TEXT,
    created_at TIMESTAMP NOT NULL,
    edited_at TIMESTAMP
);
CREATE INDEX customer_notes_customer ON customer_notes (customer_id);
CREATE UNIQUE INDEX customer_notes_client ON customer_notes (agent_id, client_id);

-- Records that may be the same person's are found by what they share.
CREATE INDEX customers_email ON customers (email);
CREATE INDEX customers_phone ON customers (phone);
