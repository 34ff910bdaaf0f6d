-- Entry 8, a verdict, is deleted, with its parts.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_remains;
DELETE FROM entry WHERE seq = 8;
DELETE FROM part WHERE seq = 8 AND name = 'facts';
DELETE FROM part WHERE seq = 8 AND name = 'subject';
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;
