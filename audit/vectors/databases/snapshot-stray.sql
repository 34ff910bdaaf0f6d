-- A snapshot that no entry names.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER blob_is_new;
INSERT INTO blob VALUES (x'e224ddc6b55af8b2a88404a0b6cb2617db0dfc25b3584a4dd7c4358d911e91f5', x'7374726179');
CREATE TRIGGER blob_is_new BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a snapshot can only be added'); END;
