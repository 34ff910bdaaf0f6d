-- A space after a colon.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v": 1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'60e4920abfeb8fb9cba0a6368efa589e3a3d090b9f7b1a7ee2c7752bb3845e65' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"60e4920abfeb8fb9cba0a6368efa589e3a3d090b9f7b1a7ee2c7752bb3845e65","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'bce1d7159e7fffb4a34ac1effd6997be90d0d140cabc299abffbca297db45cd8' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"bce1d7159e7fffb4a34ac1effd6997be90d0d140cabc299abffbca297db45cd8","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'34202026570aec990b719af0a9d92f51b3f5caabfc6f7e8be9fb2441af90c904' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
