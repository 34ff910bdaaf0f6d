-- -0 where 0 belongs.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":-0,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'44298f9ebf820f7c5e029c3a1ef388e95837d1f6dcb8049d24cb40b128f37460' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"44298f9ebf820f7c5e029c3a1ef388e95837d1f6dcb8049d24cb40b128f37460","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'597bfd2e5b2a32ab67f2a3742d8fb353e11634a54c950fedc41f106e0ce85cef' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"597bfd2e5b2a32ab67f2a3742d8fb353e11634a54c950fedc41f106e0ce85cef","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'e10bafb6ee9d55a81582aac0e443cd6ca11cf109afcab3b30246f51d22e881ee' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
