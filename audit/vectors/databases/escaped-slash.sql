-- A slash written as an escape.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ m\/i"}',
  hash = x'57bfef5e5256dd177b6bd1aa99c5943e7b3b83528e0f4150a4290b7327dcfa8a' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"57bfef5e5256dd177b6bd1aa99c5943e7b3b83528e0f4150a4290b7327dcfa8a","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'6d5ae848e6c3158e70f31a7693cf1d28359892d4d537e2a90b9f9e6e228b8b4e' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"6d5ae848e6c3158e70f31a7693cf1d28359892d4d537e2a90b9f9e6e228b8b4e","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'c5dfba4dfeff841c8869c154a206f046f0ec829fcc4342529e22c9f7d88f6631' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
