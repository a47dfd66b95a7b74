DROP TRIGGER security_log_is_not_changed ON security_log;
DROP FUNCTION security_log_is_append_only();
DROP TABLE security_log;
