DROP TABLE carried_packets;
