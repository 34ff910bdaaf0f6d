-- A body of 1,048,577 bytes.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"ef97068626949b3da39a79fbd832fe1e387a6112d642237a03759a2fefc8cc74","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'c6c03e719999502db223fe6d108ec0df93b40b63516012875e6018b794a6dc9c' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"c6c03e719999502db223fe6d108ec0df93b40b63516012875e6018b794a6dc9c","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'644880c5aa5a6d9be03143728b9cc62c7db0dbf6a4d7c5e68385fa579e14750d' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"644880c5aa5a6d9be03143728b9cc62c7db0dbf6a4d7c5e68385fa579e14750d","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'3e7400ac56539fa5a7d1e1629b99fc4d2f340ca2c6971336fd0405ef0a3da2e4' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"3e7400ac56539fa5a7d1e1629b99fc4d2f340ca2c6971336fd0405ef0a3da2e4","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'ae86069b5b636ba2b55e3fd3471a61c5c90beed3d0562cf9076f3246fb94dd18' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"ae86069b5b636ba2b55e3fd3471a61c5c90beed3d0562cf9076f3246fb94dd18","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'5b7ad4ba9ed690ea017bcc5a520bc5c0eb582a53616c57fb1716d3f6f8f4ed3d' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '["1' || hex(zeroblob(524286)) || '"]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
