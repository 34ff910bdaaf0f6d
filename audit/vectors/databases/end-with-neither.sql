-- A batch_end with neither.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"prev":"bd9ca76977376bfa5e6c1d67fcbb28cbc04cfcc7dcf4b1af000d3f51621829e4","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'f7e25750b2354146e660d328aa5d9a6b35249fb49cbb2dba54930ec24877cf65' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"f7e25750b2354146e660d328aa5d9a6b35249fb49cbb2dba54930ec24877cf65","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'e510edf754f5a97edbfbf0034bc70f1e54a51062aa7e965d1e1829c68dc09359' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"e510edf754f5a97edbfbf0034bc70f1e54a51062aa7e965d1e1829c68dc09359","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'af0692096ad69d295cf7b3703f94c4e357b8cf63b7080a29679b43c19df94859' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"af0692096ad69d295cf7b3703f94c4e357b8cf63b7080a29679b43c19df94859","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'86a7fe8929959a51d5d7e2138c47f98c59e418b528272dd337cce9dc47e46ef5' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
