-- Both parts of one entry are edited.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER part_stays;
UPDATE part SET salt = x'61b75317afb603dcd0bb4f0f20e2f909a40e6e341eb4c5a0ac92c0c55bc2e0eb',
  body = '{"facts":[{"fact":"has_archive","is":false},{"fact":"loans","is":2210},{"fact":"opened","is":"2011-03-08"},{"fact":"parent","item":0},{"fact":"score","is":"64.25"}]} ' WHERE seq = 6 AND name = 'facts';
UPDATE part SET salt = x'f78743152976a00ed259e12eacf7e60324ea2d4c7aeca5c8d98f984a7937efc9',
  body = '{"facts":[{"fact":"head","is":"Y Blơ"}],"id":"lib-03"} ' WHERE seq = 6 AND name = 'subject';
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
