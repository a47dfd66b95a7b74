-- On PostgreSQL the index is a part of the row.
SELECT 1;
