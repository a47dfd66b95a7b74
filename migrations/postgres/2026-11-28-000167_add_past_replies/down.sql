DROP TRIGGER past_replies_erased ON messages;
DROP TRIGGER past_replies_rewritten ON messages;
DROP FUNCTION read_past_replies_anew;
DROP TABLE past_replies;
