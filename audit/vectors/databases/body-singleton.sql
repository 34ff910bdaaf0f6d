-- A character that NFC replaces: the ohm sign. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"7231da029a1cb0c48f79fe805449e8185c5d19010c04fb4eb51c49c6dc6b82bd","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'eb157fa39aff8464c7b722a92c8dc35af5777778e88e00a65ea0949b190ab5c9' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"eb157fa39aff8464c7b722a92c8dc35af5777778e88e00a65ea0949b190ab5c9","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'0bf12e3401a6bd55a930298d61f654408525fdd57f93e8ba0ee11ba92f690c3b' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"0bf12e3401a6bd55a930298d61f654408525fdd57f93e8ba0ee11ba92f690c3b","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'fff369e31193c3d7db6cf8c6a98b1616ac7096f2836721d4f0d1efbea93ad0a9' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"fff369e31193c3d7db6cf8c6a98b1616ac7096f2836721d4f0d1efbea93ad0a9","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'd978ffb6efa24df801d72ab32ede0f7301940131f80e792e2c36cab4e76e0c54' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"d978ffb6efa24df801d72ab32ede0f7301940131f80e792e2c36cab4e76e0c54","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'a4014cf96498dc53ff304e06a3ec4e5b5d0c35c0d148bec2debcaf861e98fbac' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '["Ω"]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
