-- A row numbered -1, which is no entry, is put before the first.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_appends;
INSERT INTO entry VALUES (-1, 'x', x'3c7e9bc930dc93f01fa69985ef242d9f9e861f3c5355aa24ce5ef4b4b8a70ccb');
CREATE TRIGGER entry_appends BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'an entry can only be appended'); END;
