-- The language in which the console speaks to an agent; nothing: as their browser says.
ALTER TABLE agents ADD COLUMN interface_language TEXT;
