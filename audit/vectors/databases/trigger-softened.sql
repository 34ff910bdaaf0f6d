-- A trigger is put back with another text.
DROP TRIGGER entry_stays;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry WHEN 0
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
