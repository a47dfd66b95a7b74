-- From when the time counts in which agents owe the customer an answer: who takes a ticket over has what is left of it.
ALTER TABLE conversations ADD COLUMN answer_from TIMESTAMP;
