-- Replies of agents, to be suggested at requests like the one they answered: where each stands, and the words around it.
-- The texts stay in messages. request: the words of what the customer said before it, earlier: those of what was said
-- before that; small letters without accents, a space between two, none with digits. Without request they are yet to be
-- read.
CREATE TABLE past_replies (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    conversation_id BIGINT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    ticket_id BIGINT NOT NULL REFERENCES tickets (id) ON DELETE CASCADE,
    team_id BIGINT NOT NULL REFERENCES teams (id),
    said_at TIMESTAMP NOT NULL,
    request TEXT,
    earlier TEXT
);
CREATE UNIQUE INDEX past_replies_message ON past_replies (conversation_id, seq);
CREATE INDEX past_replies_ticket ON past_replies (ticket_id);
CREATE INDEX past_replies_newest ON past_replies (team_id, said_at, id);
CREATE INDEX past_replies_unread ON past_replies (id) WHERE request IS NULL;

-- Their index, ranked by bm25. The words are ready-made: only spaces part them.
CREATE VIRTUAL TABLE past_reply_words USING fts5 (
    request, earlier, team, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
);

CREATE TRIGGER past_replies_insert AFTER INSERT ON past_replies WHEN new.request IS NOT NULL
BEGIN
    INSERT INTO past_reply_words (rowid, request, earlier, team)
    VALUES (new.id, new.request, new.earlier, '!t' || new.team_id);
END;
CREATE TRIGGER past_replies_update AFTER UPDATE ON past_replies
BEGIN
    DELETE FROM past_reply_words WHERE rowid = old.id;
    INSERT INTO past_reply_words (rowid, request, earlier, team)
    SELECT new.id, new.request, new.earlier, '!t' || new.team_id WHERE new.request IS NOT NULL;
END;
CREATE TRIGGER past_replies_delete AFTER DELETE ON past_replies
BEGIN DELETE FROM past_reply_words WHERE rowid = old.id; END;

-- Words that are taken out of a message do not stay here: what follows it in its conversation is read anew.
CREATE TRIGGER past_replies_rewritten AFTER UPDATE OF text ON messages WHEN old.text <> new.text
BEGIN
    UPDATE past_replies SET request = NULL, earlier = NULL
    WHERE conversation_id = new.conversation_id AND seq >= new.seq;
END;
CREATE TRIGGER past_replies_erased AFTER DELETE ON messages
BEGIN
    DELETE FROM past_replies WHERE conversation_id = old.conversation_id AND seq = old.seq;
    UPDATE past_replies SET request = NULL, earlier = NULL
    WHERE conversation_id = old.conversation_id AND seq > old.seq;
END;

-- Every ticket is looked through once more: its replies are added.
DELETE FROM search_backlog;
INSERT INTO search_backlog SELECT id FROM tickets ORDER BY id DESC LIMIT 1;
