-- A letter written as an escape.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ m\u1edbi"}',
  hash = x'153354a2541b1a67aa189dfa14d0c5e3dc9ae4782b3b468319083435961fbe3a' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"153354a2541b1a67aa189dfa14d0c5e3dc9ae4782b3b468319083435961fbe3a","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'ce3fa33fd2a7e40fe8754baa8dc845f0d9df09044d14e40c09978ba5a5bbb01c' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"ce3fa33fd2a7e40fe8754baa8dc845f0d9df09044d14e40c09978ba5a5bbb01c","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'42ee6012001dd6fd7e227b18a3474ec2303111abd811480fb041854e2a3e177f' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
