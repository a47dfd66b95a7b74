DROP TABLE routes;
DROP TABLE routing_rules;
