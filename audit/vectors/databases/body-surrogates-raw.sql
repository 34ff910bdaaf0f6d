-- Surrogates in UTF-8. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"340feb1d29c812517622205b26b7aacf47a5ef71da199a5a6aa1211e1abab0d5","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'78add24ff78283e9a8f88af98aaf1f88ab43ec2821401758a33593029e78c3ad' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"78add24ff78283e9a8f88af98aaf1f88ab43ec2821401758a33593029e78c3ad","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'e366d576885379c601fc011eda25ae0c4578bc6776469202855f92a1ea88fa03' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"e366d576885379c601fc011eda25ae0c4578bc6776469202855f92a1ea88fa03","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'cc18a694f64254eaf36f48f9081af84e478c4cb34289531841ed8e1cd1039f78' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"cc18a694f64254eaf36f48f9081af84e478c4cb34289531841ed8e1cd1039f78","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'635d432420877461293c7df07a99363d65c7290da3cefe2f7d3345947d96478c' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"635d432420877461293c7df07a99363d65c7290da3cefe2f7d3345947d96478c","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'8eb85671179fef66388b3a265a6b3848386c86addf86cb784bcbc0ce35bd0a6d' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = CAST(x'5b22eda0bdedb880225d' AS TEXT) WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
