DROP TABLE context_figures;
