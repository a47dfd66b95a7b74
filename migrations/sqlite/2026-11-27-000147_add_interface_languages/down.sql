ALTER TABLE agents DROP COLUMN interface_language;
