-- Two keys out of order.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","v":1,"type":"supersede","why":"tính lại theo tỉ lệ mới"}',
  hash = x'5d9497d26ce275d76716e42ff1c2ef2592dc3dd285c57fb870f3f07a0a07a809' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"5d9497d26ce275d76716e42ff1c2ef2592dc3dd285c57fb870f3f07a0a07a809","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'2ea14ef6ec6a5eeb44c9fb44ac389500d050e9341a1db3ee29ad05377be0e5e0' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"2ea14ef6ec6a5eeb44c9fb44ac389500d050e9341a1db3ee29ad05377be0e5e0","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'55a709f682290ff6759ba0a07294cad8cf2661d9e4bb84089991136c1825191c' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
