-- A key that stands twice, with the same value. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"d44850a26430f1f4865241e6ce63b3c05a3ff146423bc6d724b4d99538efc98e","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'08cdeb29196ad4bfe121cb30076b5ef5a9bb18507050c23095ed604c398fa5a0' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"08cdeb29196ad4bfe121cb30076b5ef5a9bb18507050c23095ed604c398fa5a0","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'ce9a16f9eee3213269e9a9f48b4f102cee6c804059b4e13ecb6aa0af7e77bfc3' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"ce9a16f9eee3213269e9a9f48b4f102cee6c804059b4e13ecb6aa0af7e77bfc3","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'94d5c87a1c99350a5ce351239fcc63e8702e215a0ee4faebd82b500408af25c2' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"94d5c87a1c99350a5ce351239fcc63e8702e215a0ee4faebd82b500408af25c2","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'606a4babd57d35ee1ba0cba9cfe45efe5c384c73667cfdee9ff22b799589f202' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"606a4babd57d35ee1ba0cba9cfe45efe5c384c73667cfdee9ff22b799589f202","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'0f4f39fe93e59b0996da89d6ec3195214cf734ba2134d27b376665836044be70' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"a":1,"a":1}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
