-- A trigger is dropped and not put back.
DROP TRIGGER entry_stays;
