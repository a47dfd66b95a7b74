DROP INDEX customers_phone;
DROP INDEX customers_email;
DROP TABLE customer_notes;
DROP TABLE customer_links;
DROP TABLE customer_changes;
