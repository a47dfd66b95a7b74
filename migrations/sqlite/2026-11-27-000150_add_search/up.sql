-- The words by which tickets are found: small letters without accents, a space between two of them. Usually one row a
-- ticket; the id is the ticket's number times 4096, and for each further row one more.
CREATE TABLE search_texts (
    id INTEGER PRIMARY KEY NOT NULL,
    about TEXT NOT NULL,
    said TEXT NOT NULL
);

-- Their index. The words are ready-made: only spaces part them. Which rows hold a word is all that is kept.
CREATE VIRTUAL TABLE search_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
);

CREATE TRIGGER search_texts_insert AFTER INSERT ON search_texts
BEGIN INSERT INTO search_words (rowid, words) VALUES (new.id, new.about || ' ' || new.said); END;
CREATE TRIGGER search_texts_update AFTER UPDATE ON search_texts
BEGIN
    DELETE FROM search_words WHERE rowid = old.id;
    INSERT INTO search_words (rowid, words) VALUES (new.id, new.about || ' ' || new.said);
END;
CREATE TRIGGER search_texts_delete AFTER DELETE ON search_texts
BEGIN DELETE FROM search_words WHERE rowid = old.id; END;

-- The words in names of customers, also from their end to their beginning: for those that are typed with a slip.
CREATE TABLE search_names (
    word TEXT PRIMARY KEY NOT NULL,
    reversed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX search_names_reversed ON search_names (reversed);

-- The newest ticket that was there before there was a search, and is yet to be looked through: none once all are.
CREATE TABLE search_backlog (
    newest_ticket BIGINT PRIMARY KEY NOT NULL
);
INSERT INTO search_backlog SELECT id FROM tickets ORDER BY id DESC LIMIT 1;
