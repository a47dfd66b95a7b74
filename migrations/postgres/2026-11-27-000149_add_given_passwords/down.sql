ALTER TABLE agents DROP COLUMN password_given;
