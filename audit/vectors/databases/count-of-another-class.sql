-- The counts name another class.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"branch","count":3,"outcome":"rated"}],"prev":"bd9ca76977376bfa5e6c1d67fcbb28cbc04cfcc7dcf4b1af000d3f51621829e4","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'44a778196efa4b1eb156478188a01c1a5eb1ccb2a87fef3ad5f41b9250ace09c' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"44a778196efa4b1eb156478188a01c1a5eb1ccb2a87fef3ad5f41b9250ace09c","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'f7a5472c9bd2a34644c70a35626354807c9d23d1575969f226ea60f5d2a49f42' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"f7a5472c9bd2a34644c70a35626354807c9d23d1575969f226ea60f5d2a49f42","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'f0b3aafd6af45a630927f07b3abf5cdb71f9f2239ff482bbb0515de4fc240a6a' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"f0b3aafd6af45a630927f07b3abf5cdb71f9f2239ff482bbb0515de4fc240a6a","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'5b22d94c5f8ec81c1b7f972db8a23074fc27075c241b8fd92138c51eca9c8307' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
