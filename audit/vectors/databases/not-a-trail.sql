-- A database without the table `entry`.
DROP TABLE part;
DROP TABLE entry;
