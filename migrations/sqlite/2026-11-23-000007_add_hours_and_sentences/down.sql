DROP TABLE team_sentences;
DROP TABLE team_backlogs;
DROP TABLE team_hours;
