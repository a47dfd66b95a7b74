-- Tickets that are found by words that are no longer theirs, until they are indexed anew.
CREATE TABLE search_stale (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    PRIMARY KEY (ticket_id)
);
