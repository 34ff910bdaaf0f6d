-- A time without its leading zeros.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-2-3T1:0:0Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'cc4e05ef6e605d547bb4e23590aab83c5fdd7dd5d6c452a6f071c0e8dc291e21' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"cc4e05ef6e605d547bb4e23590aab83c5fdd7dd5d6c452a6f071c0e8dc291e21","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'7dc9021a9abee33bdad017ec97538e4c089e30b49d60d6da79bce1e1c590a6a1' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"7dc9021a9abee33bdad017ec97538e4c089e30b49d60d6da79bce1e1c590a6a1","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'9682ed626f729b2e92ac049cce51a091b5247e2bd300b8d97e3d6ea68f3ed75a' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
