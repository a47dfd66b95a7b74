DROP TABLE team_aliases;
