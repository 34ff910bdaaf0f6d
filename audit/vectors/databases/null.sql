-- A null instead of a missing key.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","note":null,"v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'2aec7026c74e077aab8dcde92bf0726bbf46de164973f586a231665086a67bcc' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"2aec7026c74e077aab8dcde92bf0726bbf46de164973f586a231665086a67bcc","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'eb28c80596aac3b933ad1039768934bc94a636ac965e3d1b6e86f4a53f0da206' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"eb28c80596aac3b933ad1039768934bc94a636ac965e3d1b6e86f4a53f0da206","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'1b6e2db2e2af282156d19ea4b80a35473d8ec7a025ef3b30aad38e93056cbac0' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
