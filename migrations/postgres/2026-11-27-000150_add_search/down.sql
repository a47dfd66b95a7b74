DROP TABLE search_backlog;
DROP TABLE search_names;
DROP TABLE search_texts;
