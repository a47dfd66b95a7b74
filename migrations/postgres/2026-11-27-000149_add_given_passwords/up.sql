-- Whether the password was made for the agent: in the console they first choose their own.
ALTER TABLE agents ADD COLUMN password_given BOOLEAN NOT NULL DEFAULT FALSE;
