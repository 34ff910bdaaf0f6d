-- A second genesis.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"format":"mucthuoc-trail/1","nonce":"e100de2061ecc650120fa991a0000e224cdc8f2bb096418a44fbfe05e479bbb1","origin":"thu-vien.example.vn/xep-loai","prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","schema":"5db27d13caccd79c91e74a225f15b2217c805c9a4c080b42a0f13e138743baad","seq":18,"ts":"2026-02-03T01:00:00Z","type":"genesis","v":1}',
  hash = x'c98371894ccc01330618120836e65035faa849d5fbf3dccab3b07ec356db9789' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"c98371894ccc01330618120836e65035faa849d5fbf3dccab3b07ec356db9789","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'3f48845db1202c504b6e5eac18fa8468843bf47fa74c4d11e1249d3157794995' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"3f48845db1202c504b6e5eac18fa8468843bf47fa74c4d11e1249d3157794995","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'992fc8ed991ef7fbf05dffb9554b212df2f6623732f0ac47da4d19eada89b6f8' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
