DROP TABLE retiring_keys;
