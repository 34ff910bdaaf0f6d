-- The recorded engine is gone.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER blob_remains;
DELETE FROM blob WHERE sha256 = x'dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61';
CREATE TRIGGER blob_remains BEFORE DELETE ON blob
BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be deleted'); END;
