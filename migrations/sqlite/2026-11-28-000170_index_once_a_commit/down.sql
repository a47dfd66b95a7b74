DELETE FROM search_words_due;
DROP TRIGGER search_texts_insert;
DROP TRIGGER search_texts_update;
DROP TRIGGER search_texts_delete;
DROP TABLE search_words_due;
CREATE TRIGGER search_texts_insert AFTER INSERT ON search_texts
BEGIN INSERT INTO search_words (rowid, words) VALUES (new.id, new.about || ' ' || new.said); END;
CREATE TRIGGER search_texts_update AFTER UPDATE ON search_texts
BEGIN
    DELETE FROM search_words WHERE rowid = old.id;
    INSERT INTO search_words (rowid, words) VALUES (new.id, new.about || ' ' || new.said);
END;
CREATE TRIGGER search_texts_delete AFTER DELETE ON search_texts
BEGIN DELETE FROM search_words WHERE rowid = old.id; END;
