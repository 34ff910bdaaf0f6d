-- The genesis is gone.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_remains;
DELETE FROM entry WHERE seq = 0;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;
