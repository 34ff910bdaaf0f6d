-- Decomposed Unicode. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"fd29db6a13d67592f15195f693da9205e4930c8d9f050a921f7d7932a5a2aa20","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'746692f4d22b01cd02c3bc1934d807b4acc33c5d99d7b6760c8f7ec99a8b5a11' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"746692f4d22b01cd02c3bc1934d807b4acc33c5d99d7b6760c8f7ec99a8b5a11","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'4eae207f56f7d515e7d5bbd56b3fc1d2d6e50bba700c732467fc77189637cb03' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"4eae207f56f7d515e7d5bbd56b3fc1d2d6e50bba700c732467fc77189637cb03","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'aee238aef763ad27e280309dfa307dfbc464489661efba92a363993511022ae6' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"aee238aef763ad27e280309dfa307dfbc464489661efba92a363993511022ae6","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'fc58e95ba7e3af572657c8424a4f3aa6e1073e2097274fe1f0b75e4438fab816' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"fc58e95ba7e3af572657c8424a4f3aa6e1073e2097274fe1f0b75e4438fab816","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'c1f2060aad50c6541f213a2dd1161859444b1528aead73f284e91e7581d2f6fd' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '["Hòa"]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
