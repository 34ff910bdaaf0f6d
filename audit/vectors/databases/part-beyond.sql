-- A part of an entry that is not there.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER part_joins_the_last_entry;
INSERT INTO part VALUES (99, 'facts', x'0000000000000000000000000000000000000000000000000000000000000000', '{}');
CREATE TRIGGER part_joins_the_last_entry BEFORE INSERT ON part
WHEN NEW.seq IS NOT (SELECT max(seq) FROM entry)
  OR EXISTS (SELECT 1 FROM part WHERE seq = NEW.seq AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a part can only be added, and only to the last entry'); END;
