-- A row of the security log may be removed once the log has gone on for thirty days after it; a younger one never.
DROP TRIGGER security_log_is_not_cut;
CREATE TRIGGER security_log_is_not_cut BEFORE DELETE ON security_log
WHEN OLD.at > datetime((SELECT max(at) FROM security_log), '-30 days')
BEGIN SELECT RAISE(ABORT, 'the security log is append-only'); END;
