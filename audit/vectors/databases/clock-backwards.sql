-- Entry 18 is dated before entry 17, chained anew.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-02T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'c7ce17d0473121bba5e5a6f83ae02714e9b31fc229033d4d72be0c9597cee28e' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"c7ce17d0473121bba5e5a6f83ae02714e9b31fc229033d4d72be0c9597cee28e","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'724f66dc70853546814fb7c3412e414ec7df18f5f98ba8bfe8b201081ce796e4' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"724f66dc70853546814fb7c3412e414ec7df18f5f98ba8bfe8b201081ce796e4","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'2dfe72bda608152762475774fe75ad4b7b44b48f14b8089f9e4ad33a0e0abd6a' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
