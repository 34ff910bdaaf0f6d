-- Half of a surrogate pair.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ m\ud83d"}',
  hash = x'4186cb88e98d96b3fb4629deb611b77bfe7ac05153e2bd451ee0d4226653de1f' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"4186cb88e98d96b3fb4629deb611b77bfe7ac05153e2bd451ee0d4226653de1f","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'ea01734d4b4e4a9d5c65141dacafd3c032b29bcde2c5fc266f38828ae1a1f30c' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"ea01734d4b4e4a9d5c65141dacafd3c032b29bcde2c5fc266f38828ae1a1f30c","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'11064e908597f8383bbd66a7790ea64f32a0ec2b0350c04dc8a45cecdc857473' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
