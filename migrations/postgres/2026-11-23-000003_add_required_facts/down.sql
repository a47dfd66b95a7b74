DROP TABLE team_needs;
