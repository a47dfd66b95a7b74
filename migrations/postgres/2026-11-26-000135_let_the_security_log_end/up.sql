-- A row of the security log may be removed once the log has gone on for thirty days after it; a younger one never.
DROP TRIGGER security_log_is_not_changed ON security_log;
CREATE TRIGGER security_log_is_not_changed BEFORE UPDATE OR TRUNCATE ON security_log
    FOR EACH STATEMENT EXECUTE FUNCTION security_log_is_append_only();

CREATE FUNCTION security_log_keeps_young_rows() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at > (SELECT max(at) FROM security_log) - INTERVAL '30 days' THEN
        RAISE EXCEPTION 'the security log is append-only';
    END IF;
    RETURN OLD;
END;
$$;
CREATE TRIGGER security_log_is_not_cut BEFORE DELETE ON security_log
    FOR EACH ROW EXECUTE FUNCTION security_log_keeps_young_rows();
