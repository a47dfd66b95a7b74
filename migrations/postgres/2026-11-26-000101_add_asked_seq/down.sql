ALTER TABLE asks DROP COLUMN asked_seq;
