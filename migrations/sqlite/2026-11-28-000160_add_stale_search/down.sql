DROP TABLE search_stale;
