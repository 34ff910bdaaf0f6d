-- A type that the format does not have.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"super","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'c20f423ec1ca54fc5f42f59ef97fa445bc66fd577ec3e175fd8b43237287ff18' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"c20f423ec1ca54fc5f42f59ef97fa445bc66fd577ec3e175fd8b43237287ff18","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'0b0affe905eec16ba2af1cfd261ad97967c75050c23b31f168d6a4a70e8343c3' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"0b0affe905eec16ba2af1cfd261ad97967c75050c23b31f168d6a4a70e8343c3","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'fa98351722fdfd0f5ab940d28175e4bb65866cdd9b84d6dea7f526ba38f52a65' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
