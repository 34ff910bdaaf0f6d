-- A view `entry` that never ends.
ALTER TABLE entry RENAME TO entry_true;
CREATE VIEW entry AS WITH RECURSIVE n(seq) AS (SELECT 0 UNION ALL SELECT seq + 1 FROM n) SELECT seq, '{}' AS data, zeroblob(32) AS hash FROM n;
