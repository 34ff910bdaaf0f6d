-- 1.0 where 1 belongs.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1.0,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'8502505dd4d4ecba10d97c6429132771e87b5ba82b712a3ea6b37282b5bcacc3' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"8502505dd4d4ecba10d97c6429132771e87b5ba82b712a3ea6b37282b5bcacc3","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'8625f61ad63d0d3e83663fd4305994db55ac98ad7f872c8de327757777b300a0' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"8625f61ad63d0d3e83663fd4305994db55ac98ad7f872c8de327757777b300a0","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'b7fc8dc923d944d76a493a258e75a8e49d30e6856092a165636f6463f814d171' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
