DROP TABLE notifications;
DROP TABLE followers;
