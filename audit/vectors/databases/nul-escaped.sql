-- U+0000 as an escape.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ m\u0000"}',
  hash = x'f47702a51c04ad38ea4dfd142a8c5a3e2bdf4c95969917442655488d66eaddf4' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"f47702a51c04ad38ea4dfd142a8c5a3e2bdf4c95969917442655488d66eaddf4","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'504aee58d77624a53e585c0c619cdb08150881324b0dc184272b2eca41f815e3' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"504aee58d77624a53e585c0c619cdb08150881324b0dc184272b2eca41f815e3","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'1b88d3314f5ca5b8410e948d3128124c7008ad9e2eb6696a594544994e628d39' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
