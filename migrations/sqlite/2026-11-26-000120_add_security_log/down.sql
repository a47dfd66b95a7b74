DROP TRIGGER security_log_is_not_replaced;
DROP TRIGGER security_log_is_not_cut;
DROP TRIGGER security_log_is_not_changed;
DROP TABLE security_log;
