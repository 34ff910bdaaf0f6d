-- A supersede entry whose replacement is itself.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":18,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'7ee1a0f5152e0bce546264a6844a7d273d160184b2f6a8cdcf296abf9132262f' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"7ee1a0f5152e0bce546264a6844a7d273d160184b2f6a8cdcf296abf9132262f","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'58fd53d0276d6155366c3cf4cd3e098bcf52146181f7fb7965bc57f7aa9a6c72' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"58fd53d0276d6155366c3cf4cd3e098bcf52146181f7fb7965bc57f7aa9a6c72","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'015440ea736755b6638c9e8942508f262ac36f3540b9a8bb9e49d307768ee2fc' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
