-- The table `part` computes its body.
DROP TABLE part;
CREATE TABLE part (seq INTEGER NOT NULL, name TEXT NOT NULL, salt BLOB NOT NULL, body TEXT AS (hex(zeroblob(400000000))), PRIMARY KEY (seq, name)) STRICT, WITHOUT ROWID;
INSERT INTO part VALUES (3, 'input', zeroblob(32));
