-- FTS5 writes what it holds at every savepoint, and each ticket of a batch has one. So a transaction only notes which rows
-- the index is behind with; before it commits, it deletes the notes, which brings the index up to date in one go.
-- A trigger takes the rule for conflicts from the statement that fired it, so a note is looked for first.
CREATE TABLE search_words_due (
    id INTEGER PRIMARY KEY NOT NULL
);

DROP TRIGGER search_texts_insert;
DROP TRIGGER search_texts_update;
DROP TRIGGER search_texts_delete;
CREATE TRIGGER search_texts_insert AFTER INSERT ON search_texts
BEGIN INSERT INTO search_words_due SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM search_words_due WHERE id = new.id); END;
CREATE TRIGGER search_texts_update AFTER UPDATE ON search_texts
BEGIN INSERT INTO search_words_due SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM search_words_due WHERE id = new.id); END;
CREATE TRIGGER search_texts_delete AFTER DELETE ON search_texts
BEGIN INSERT INTO search_words_due SELECT old.id WHERE NOT EXISTS (SELECT 1 FROM search_words_due WHERE id = old.id); END;

CREATE TRIGGER search_words_due_delete AFTER DELETE ON search_words_due
BEGIN
    DELETE FROM search_words WHERE rowid = old.id;
    INSERT INTO search_words (rowid, words)
        SELECT id, about || ' ' || said FROM search_texts WHERE id = old.id;
END;
