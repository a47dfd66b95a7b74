DROP TABLE silence_timers;
DROP TABLE escalation_marks;
DROP TABLE trigger_firings;
DROP TABLE trigger_rules;
