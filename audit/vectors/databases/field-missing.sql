-- A field is missing.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1}',
  hash = x'a2cce8ba2611bbf5abc0b6c9e865285a9e9e4a9d23a3821cab148f199056de58' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"a2cce8ba2611bbf5abc0b6c9e865285a9e9e4a9d23a3821cab148f199056de58","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'8e6e63bfcb1fb37e89ad822b7cc78230a37e7926776ac04206a6e51de8fb9197' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"8e6e63bfcb1fb37e89ad822b7cc78230a37e7926776ac04206a6e51de8fb9197","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'7eb502955723c84dbc44730b87f81e74aee2e1578d7c48e2c58692d03a518cc1' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
