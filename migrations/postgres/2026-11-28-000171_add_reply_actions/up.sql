-- What a saved reply does to its ticket besides being sent, as JSON: tags, priority, and what becomes of it then.
ALTER TABLE saved_replies ADD COLUMN actions TEXT NOT NULL DEFAULT '{}';
