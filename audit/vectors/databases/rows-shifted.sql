-- All row numbers are moved by 100, parts included.
DROP TRIGGER entry_stays;
UPDATE entry SET seq = seq + 1000000;
UPDATE entry SET seq = seq - 999900;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
