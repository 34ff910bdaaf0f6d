-- A part that was erased is back.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER part_joins_the_last_entry;
INSERT INTO part VALUES (7, 'subject', x'dffb43f477d669c6e9ec262684b885ff675424217e286e36fe811ce8ea29d60e', '{"facts":[{"fact":"head","is":"Phạm Thị Lý"}],"id":"lib-04"}');
CREATE TRIGGER part_joins_the_last_entry BEFORE INSERT ON part
WHEN NEW.seq IS NOT (SELECT max(seq) FROM entry)
  OR EXISTS (SELECT 1 FROM part WHERE seq = NEW.seq AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a part can only be added, and only to the last entry'); END;
