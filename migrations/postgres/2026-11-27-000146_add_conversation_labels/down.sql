DROP TABLE conversation_labels;
