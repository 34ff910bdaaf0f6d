-- A control character escaped in upper case.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ m\u001Bi"}',
  hash = x'93c581e35b18b7581279e81314f91fcb46d570169f7282fc0cb94817375bae19' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"93c581e35b18b7581279e81314f91fcb46d570169f7282fc0cb94817375bae19","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'f4669e2e4191a22cc35a7a0b292adf60fbcff32d25db55735ff6f0490cbf881f' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"f4669e2e4191a22cc35a7a0b292adf60fbcff32d25db55735ff6f0490cbf881f","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'aa47f32bbd0363a5dff49d4e831031034922b728f940e028fca9f4307d5239c4' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
