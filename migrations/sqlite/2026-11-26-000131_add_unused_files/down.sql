DROP INDEX files_unused_agent;
DROP INDEX files_unused_bot;
