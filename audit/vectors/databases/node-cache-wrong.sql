-- Rows of the node cache are wrong. The cache is never read: nothing is to be found.
INSERT INTO node VALUES (1, 0, zeroblob(32)), (4, 7, zeroblob(32));
