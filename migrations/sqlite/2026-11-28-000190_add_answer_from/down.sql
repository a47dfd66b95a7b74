ALTER TABLE conversations DROP COLUMN answer_from;
