-- Files that nothing refers to yet: each upload asks what those of its sender take.
CREATE INDEX files_unused_bot ON files (bot_id) WHERE kept_until IS NOT NULL;
CREATE INDEX files_unused_agent ON files (agent_id) WHERE kept_until IS NOT NULL;
