-- A key that is not an identifier.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why-not":"tính lại theo tỉ lệ mới"}',
  hash = x'4f5f52833843458450aa10d7f315f18aeb88a568807ffc8d4780605a341b4e04' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"4f5f52833843458450aa10d7f315f18aeb88a568807ffc8d4780605a341b4e04","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'a792bbbd6d33b62958fe4dd84c70e4ff36f2ff9ec0b95904b53ee4d449928c1b' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"a792bbbd6d33b62958fe4dd84c70e4ff36f2ff9ec0b95904b53ee4d449928c1b","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'3bdb400e8cdcd7c397f95f274b522b0edadb869b772ef836884200be8a41a82a' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
