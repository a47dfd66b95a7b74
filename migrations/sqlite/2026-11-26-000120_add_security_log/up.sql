-- The security log: who did what to what, from where. A row is never changed and never removed.
CREATE TABLE security_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TIMESTAMP NOT NULL,
    by_kind TEXT NOT NULL,
    by_id TEXT,
    by_name TEXT,
    act TEXT NOT NULL,
    on_kind TEXT,
    on_id TEXT,
    on_name TEXT,
    detail TEXT,
    address TEXT,
    request_id TEXT
);
CREATE INDEX security_log_time ON security_log (at, id);
CREATE INDEX security_log_act ON security_log (act, id);
CREATE TRIGGER security_log_is_not_changed BEFORE UPDATE ON security_log
BEGIN SELECT RAISE(ABORT, 'the security log is append-only'); END;
CREATE TRIGGER security_log_is_not_cut BEFORE DELETE ON security_log
BEGIN SELECT RAISE(ABORT, 'the security log is append-only'); END;
CREATE TRIGGER security_log_is_not_replaced BEFORE INSERT ON security_log
WHEN EXISTS (SELECT 1 FROM security_log WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the security log is append-only'); END;
