-- A key stands twice: most readers take the last, some the first.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":4,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'2e066b07634b59bcc50b3df1951a49c842a19d18ad04a2932822835ea38ce510' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"2e066b07634b59bcc50b3df1951a49c842a19d18ad04a2932822835ea38ce510","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'c41cbf49729fab1f96923a43d67c1de9b848c6460a6ae36e81b27a1fd789f02c' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"c41cbf49729fab1f96923a43d67c1de9b848c6460a6ae36e81b27a1fd789f02c","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'b71cc248dc32cfc9044b43481e63ff70375f77d18336a2ce15baf39c1111831f' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
