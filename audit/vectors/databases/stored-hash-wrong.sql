-- Only the hash stored beside the last entry is wrong.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET hash = x'0000000000000000000000000000000000000000000000000000000000000000' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
