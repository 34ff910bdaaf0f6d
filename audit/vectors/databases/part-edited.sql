-- A score is raised in the recorded facts.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER part_stays;
UPDATE part SET salt = x'61b75317afb603dcd0bb4f0f20e2f909a40e6e341eb4c5a0ac92c0c55bc2e0eb',
  body = '{"facts":[{"fact":"has_archive","is":false},{"fact":"loans","is":2210},{"fact":"opened","is":"2011-03-08"},{"fact":"parent","item":0},{"fact":"score","is":"84.25"}]}' WHERE seq = 6 AND name = 'facts';
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
