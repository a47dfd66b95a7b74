-- Every tag there is. Two that differ only in case, accents, or in a hyphen for a space are one: `folded`. Without a
-- colour of its own a tag gets one by its name.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    colour TEXT NOT NULL DEFAULT '',
    created_at TIMESTAMP NOT NULL
);

-- The tags of each ticket.
CREATE TABLE ticket_tags (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    tag_id BIGINT NOT NULL REFERENCES tags (id),
    PRIMARY KEY (ticket_id, tag_id)
);
CREATE INDEX ticket_tags_tag ON ticket_tags (tag_id);

-- Every ticket is looked through once more: what its bot called tags becomes tags, and it is found by them.
DELETE FROM search_backlog;
INSERT INTO search_backlog SELECT id FROM tickets ORDER BY id DESC LIMIT 1;
