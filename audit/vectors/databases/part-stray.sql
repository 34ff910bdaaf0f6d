-- A part stands beside an entry that has none, another under a name that its entry does not commit to.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER part_joins_the_last_entry;
INSERT INTO part VALUES (1, 'notes', x'0000000000000000000000000000000000000000000000000000000000000000', '{}');
INSERT INTO part VALUES (6, 'notes', x'0000000000000000000000000000000000000000000000000000000000000000', '{}');
CREATE TRIGGER part_joins_the_last_entry BEFORE INSERT ON part
WHEN NEW.seq IS NOT (SELECT max(seq) FROM entry)
  OR EXISTS (SELECT 1 FROM part WHERE seq = NEW.seq AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a part can only be added, and only to the last entry'); END;
