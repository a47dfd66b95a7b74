-- The event with which an ask came.
ALTER TABLE asks ADD COLUMN asked_seq BIGINT;
