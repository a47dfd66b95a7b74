DROP INDEX events_passed;
ALTER TABLE events DROP COLUMN passed_to;
