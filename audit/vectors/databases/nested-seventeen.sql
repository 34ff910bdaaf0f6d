-- Nested one deeper than allowed.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]}',
  hash = x'e44969d33c213936e54d6a7d3675fd94c8f54a06194438fb37723db7fdce98d2' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"e44969d33c213936e54d6a7d3675fd94c8f54a06194438fb37723db7fdce98d2","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'40a972446f813f76f55d4f1ca056b978163bcc26be6f56aac927eb1f34596054' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"40a972446f813f76f55d4f1ca056b978163bcc26be6f56aac927eb1f34596054","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'8bd7971f9c1123f461d9fb20c9dfd586b0153208a32fa61b9636cd96a9970028' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
