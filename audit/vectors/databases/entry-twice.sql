-- The supersede entry stands again at the end.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_appends;
INSERT INTO entry VALUES (21, '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}', x'917de659e7e2fb45c301a9988c7e8ffb09354f6ec97d1064ec2bc37871d1d036');
CREATE TRIGGER entry_appends BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'an entry can only be appended'); END;
