DROP TRIGGER security_log_is_not_cut;
CREATE TRIGGER security_log_is_not_cut BEFORE DELETE ON security_log
BEGIN SELECT RAISE(ABORT, 'the security log is append-only'); END;
