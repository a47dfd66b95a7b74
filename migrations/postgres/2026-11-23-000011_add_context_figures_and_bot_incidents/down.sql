DROP TABLE bot_incidents;
DROP TABLE bot_policies;
DROP TABLE bot_presence;
DROP TABLE context_figures;
