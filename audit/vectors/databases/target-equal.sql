-- A supersede entry whose target replaces itself.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":5,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'eb65d3dc5cf6e1a1384d106c114b6f6d7123781728d26df58b08a36e939a0b8c' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"eb65d3dc5cf6e1a1384d106c114b6f6d7123781728d26df58b08a36e939a0b8c","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'212dd2fd0f68cf2888df559766f5504e8815f54d6bac30b8ac18e740406a17e1' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"212dd2fd0f68cf2888df559766f5504e8815f54d6bac30b8ac18e740406a17e1","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'cc2294c2e2e5d830d964ca2ed6320568b9aba2e4d7e312c4a074ceaaf57754ba' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
