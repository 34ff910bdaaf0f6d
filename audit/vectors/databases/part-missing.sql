-- A part disappears without a redact entry.
PRAGMA ignore_check_constraints = ON;
DELETE FROM part WHERE seq = 5 AND name = 'subject';
