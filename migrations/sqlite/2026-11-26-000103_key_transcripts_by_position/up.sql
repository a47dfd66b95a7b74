-- An item is known by its ticket and position, and read in that order with the whole transcript. Keyed by these it
-- is one entry of one tree; before it was one of the table, one of an index, and a new number in sqlite_sequence.
CREATE TABLE transcript_items_keyed (
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
    raw TEXT NOT NULL,
    PRIMARY KEY (ticket_id, position)
) WITHOUT ROWID;
INSERT INTO transcript_items_keyed
    SELECT ticket_id, position, kind, role, name, call_id, external_id, text, failed, at, raw
    FROM transcript_items ORDER BY ticket_id, position;
DROP TABLE transcript_items;
ALTER TABLE transcript_items_keyed RENAME TO transcript_items;
