-- The thirtieth of February.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-30T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'c399f07cbef42a540d80fc5c2b97d983ce1a8a890396661c68c0b093e9293df1' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"c399f07cbef42a540d80fc5c2b97d983ce1a8a890396661c68c0b093e9293df1","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'8cddf7e2e46e62597b46a96cc43153b20298c4200f2d1c9980f8c7343c06485b' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"8cddf7e2e46e62597b46a96cc43153b20298c4200f2d1c9980f8c7343c06485b","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'2ec4528b8d6d98df43da5416971bd05c2b7ec22e8e55d2bc4352adab5ae22758' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
