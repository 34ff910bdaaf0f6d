-- The same words in decomposed Unicode.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'ddd7a576152ff8ac3f2b40e979910113e84c9bb213f43c00245aadada2d35604' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"ddd7a576152ff8ac3f2b40e979910113e84c9bb213f43c00245aadada2d35604","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'eaa4a8ba3368b0d64156d76d44f3ff5d9466c309b241c3268739615e396b3643' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"eaa4a8ba3368b0d64156d76d44f3ff5d9466c309b241c3268739615e396b3643","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'39edf30b3e393bfa1a2becfcfa9bdf54c2fe06bf804a5f44612e6570c76b6020' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
