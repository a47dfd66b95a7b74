-- Who did it: "agent 3", "bot 2" or "baton". Of events of before it is not known.
ALTER TABLE events ADD COLUMN done_by TEXT;
