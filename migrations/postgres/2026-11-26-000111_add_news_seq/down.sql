ALTER TABLE conversations DROP COLUMN news_seq;
