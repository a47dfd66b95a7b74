DROP TRIGGER security_log_is_not_cut ON security_log;
DROP FUNCTION security_log_keeps_young_rows();
DROP TRIGGER security_log_is_not_changed ON security_log;
CREATE TRIGGER security_log_is_not_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON security_log
    FOR EACH STATEMENT EXECUTE FUNCTION security_log_is_append_only();
