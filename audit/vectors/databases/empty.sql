-- All rows are deleted.
DROP TRIGGER entry_remains;
DROP TRIGGER blob_remains;
DELETE FROM entry;
DELETE FROM part;
DELETE FROM blob;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;
CREATE TRIGGER blob_remains BEFORE DELETE ON blob
BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be deleted'); END;
