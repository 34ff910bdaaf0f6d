-- 2^53, which not every reader can hold.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":9007199254740992,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'e608c98e31896f8295ef3cbf17eaf0343398b13720d702e48a377468a631cae0' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"e608c98e31896f8295ef3cbf17eaf0343398b13720d702e48a377468a631cae0","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'8d7700e479f8f929c34fe269eda0b428d9be00f6ffebc5f419ea061c00591f15' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"8d7700e479f8f929c34fe269eda0b428d9be00f6ffebc5f419ea061c00591f15","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'1bba67a258342614b6de371e5c46c44d1ec4426e43a6cfbc8e21e8c0982774e8' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
