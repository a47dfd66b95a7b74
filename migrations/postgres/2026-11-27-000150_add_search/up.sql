-- The words by which tickets are found: small letters without accents, a space between two of them. Usually one row a
-- ticket; the id is the ticket's number times 4096, and for each further row one more.
CREATE TABLE search_texts (
    id BIGINT PRIMARY KEY NOT NULL,
    about TEXT NOT NULL,
    said TEXT NOT NULL,
    words TSVECTOR NOT NULL
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(rtrim(about || ' ' || said), ' '))) STORED
);

-- What is new is kept in a list that a search reads to its end, and that somebody has to file: so the list is short.
CREATE INDEX search_texts_words ON search_texts USING gin (words) WITH (gin_pending_list_limit = 1024);

-- The words in names of customers, also from their end to their beginning: for those that are typed with a slip.
CREATE TABLE search_names (
    word TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    reversed TEXT COLLATE "C" NOT NULL
);
CREATE INDEX search_names_reversed ON search_names (reversed);

-- The newest ticket that was there before there was a search, and is yet to be looked through: none once all are.
CREATE TABLE search_backlog (
    newest_ticket BIGINT PRIMARY KEY NOT NULL
);
INSERT INTO search_backlog SELECT id FROM tickets ORDER BY id DESC LIMIT 1;
