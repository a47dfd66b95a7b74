-- The newest migration that a Baton must know to work with this database. A migration that takes away or changes what
-- earlier releases use raises it; one that only adds leaves it, so that two releases can run side by side.
CREATE TABLE schema_support (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    oldest TEXT NOT NULL
);
INSERT INTO schema_support (id, oldest) VALUES (1, '20261126000140');
