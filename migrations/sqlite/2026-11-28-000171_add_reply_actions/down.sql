ALTER TABLE saved_replies DROP COLUMN actions;
