DROP TRIGGER past_replies_erased;
DROP TRIGGER past_replies_rewritten;
DROP TABLE past_replies;
DROP TABLE past_reply_words;
