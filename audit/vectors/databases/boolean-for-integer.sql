-- `true` where 1 belongs: equal in many languages.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":true,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'59a2391b6c195a01ca48b1db86b9b55de48502a1e5fa1ce394dcdcf783398eca' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"59a2391b6c195a01ca48b1db86b9b55de48502a1e5fa1ce394dcdcf783398eca","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'b3dbdf23e4428e73d185b552bc42060174cd33424c09c82e990ece64e7eab458' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"b3dbdf23e4428e73d185b552bc42060174cd33424c09c82e990ece64e7eab458","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'0d43484a81eed2b5e188547d59a7751994814480c07f24cfb9065548b260bc12' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
