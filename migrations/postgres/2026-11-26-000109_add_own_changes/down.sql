ALTER TABLE conversations DROP COLUMN changed_since;
ALTER TABLE conversations DROP COLUMN changed_by_agent_id;
