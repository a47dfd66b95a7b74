-- Who waits for a lock alone keeps those from it that come after: while one use case stood still, a change of settings kept
-- every other from beginning. So it waits a short while at a time, and lets the others pass in between.
CREATE FUNCTION settings_claimed() RETURNS VOID LANGUAGE plpgsql SET lock_timeout = '250ms' AS $$
DECLARE
    tries INT := 8;
BEGIN
    LOOP
        BEGIN
            PERFORM pg_advisory_xact_lock(7262836002);
            EXIT;
        EXCEPTION WHEN lock_not_available THEN
            tries := tries - 1;
            IF tries = 0 THEN
                RAISE;
            END IF;
            PERFORM pg_sleep(0.1);
        END;
    END LOOP;
END;
$$;

CREATE OR REPLACE FUNCTION settings_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM settings_claimed();
    UPDATE settings_revision SET revision = revision + 1;
    RETURN NULL;
END;
$$;
