-- A redact entry for a part that its target never had.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"input","prev":"917de659e7e2fb45c301a9988c7e8ffb09354f6ec97d1064ec2bc37871d1d036","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'0475fa92a50233255476a8536f3bbb88a52638f0130c5541af9077ff9748b68a' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"0475fa92a50233255476a8536f3bbb88a52638f0130c5541af9077ff9748b68a","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'11edc2011e02178cee478b1612a19dd6676352be5f6302128aa239632bac9a11' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
