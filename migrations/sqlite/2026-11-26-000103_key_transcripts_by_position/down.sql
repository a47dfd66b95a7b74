CREATE TABLE transcript_items_numbered (
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
INSERT INTO transcript_items_numbered
    (ticket_id, position, kind, role, name, call_id, external_id, text, failed, at, raw)
    SELECT ticket_id, position, kind, role, name, call_id, external_id, text, failed, at, raw
    FROM transcript_items ORDER BY ticket_id, position;
DROP TABLE transcript_items;
ALTER TABLE transcript_items_numbered RENAME TO transcript_items;
CREATE UNIQUE INDEX transcript_position ON transcript_items (ticket_id, position);
