DROP TABLE file_uses;
DROP TABLE file_bodies;
DROP TABLE files;
