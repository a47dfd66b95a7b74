-- An item is known by its ticket and position, and read in that order with the whole transcript.
ALTER TABLE transcript_items DROP COLUMN id;
ALTER TABLE transcript_items ADD PRIMARY KEY USING INDEX transcript_position;
