-- Entry 18 calls itself 500, chained anew.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":500,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'43e4851c9a4c091b7213097c0235d4ae4cd9a48d9502ceda6e887d5271e49dee' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"43e4851c9a4c091b7213097c0235d4ae4cd9a48d9502ceda6e887d5271e49dee","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'e75d86c9b10303a0e4f489f46f3c76ec37e050568de93152d3bfd19f4a2bee71' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"e75d86c9b10303a0e4f489f46f3c76ec37e050568de93152d3bfd19f4a2bee71","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'3eabd9c54f3d0baf6158f19fe2a4af18a7170181a8647fec8bca8d18e7642310' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
