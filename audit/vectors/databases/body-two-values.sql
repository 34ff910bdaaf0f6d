-- Two values. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"3b51fe9fe93d7afb6ce13ed9994e097ebe6809dbd8c64e8e8d6689b58675b764","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'578b53f73941575f4b6592f5175f7d3c5b1762383bcba0a181b7e297d496ab51' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"578b53f73941575f4b6592f5175f7d3c5b1762383bcba0a181b7e297d496ab51","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'89d4455a7e62aff320c1fc9f5cdde0f13ceef5020ce047dde4238eafa622618e' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"89d4455a7e62aff320c1fc9f5cdde0f13ceef5020ce047dde4238eafa622618e","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'7e1e4548c6b2900526f1d47c0e776e8bc6664ab00ca47f1ace7b2892f93370c2' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"7e1e4548c6b2900526f1d47c0e776e8bc6664ab00ca47f1ace7b2892f93370c2","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'562011c0d614d66d097fcd1e98d22e40248fcb91e4c26dae6f0acc1623a74a12' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"562011c0d614d66d097fcd1e98d22e40248fcb91e4c26dae6f0acc1623a74a12","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'2e7665a16d017ffc31ca6040e2fbb2be3d65ab74db4b5af9fc906879e25324b8' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{}{}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
