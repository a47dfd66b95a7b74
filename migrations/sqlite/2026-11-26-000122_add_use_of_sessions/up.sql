-- When a session was last used, from where and with which browser: it ends when it is idle, and its owner sees it.
ALTER TABLE sessions ADD COLUMN seen_at TIMESTAMP;
ALTER TABLE sessions ADD COLUMN address TEXT;
ALTER TABLE sessions ADD COLUMN user_agent TEXT;
