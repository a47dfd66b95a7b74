-- The seq of the last thing in a conversation that somebody has to read: what nobody said makes no ticket unread.
ALTER TABLE conversations ADD COLUMN news_seq BIGINT NOT NULL DEFAULT 0;
UPDATE conversations SET news_seq = last_seq;
