ALTER TABLE events DROP COLUMN done_by;
