CREATE OR REPLACE FUNCTION settings_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7262836002);
    UPDATE settings_revision SET revision = revision + 1;
    RETURN NULL;
END;
$$;

DROP FUNCTION settings_claimed();
