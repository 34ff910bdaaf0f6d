-- A field that the type does not have.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"verdict":"x","why":"tính lại theo tỉ lệ mới"}',
  hash = x'5057d7fe8a575bb67b2c32cb514689cbb2649d4437365a195f613471bc92138b' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"5057d7fe8a575bb67b2c32cb514689cbb2649d4437365a195f613471bc92138b","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'20cb64f44270fef499dc64cc7845a82432da0010153917ca0fb73a4c7b0701bd' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"20cb64f44270fef499dc64cc7845a82432da0010153917ca0fb73a4c7b0701bd","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'be52c66390ea2cd584e34a70f0cac5108e424e746d3b5dc92850b1d5435cbe8e' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
