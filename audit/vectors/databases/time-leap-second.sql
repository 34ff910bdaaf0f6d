-- A sixtieth second.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:60Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'fe2881e1f017881f4228b11c800dbca6a6a7fe3d4eb286bd4374438136821d5e' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"fe2881e1f017881f4228b11c800dbca6a6a7fe3d4eb286bd4374438136821d5e","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'27c64d3db11fb245f6957ae1988b30eb35d70b32fdd261bc9fd5c0f97fdb4e17' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"27c64d3db11fb245f6957ae1988b30eb35d70b32fdd261bc9fd5c0f97fdb4e17","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'35182e3afbd95028011c77b7bd58b41b5d3296a15750e78018468e009135ed1d' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
