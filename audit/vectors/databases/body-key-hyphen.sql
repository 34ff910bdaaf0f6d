-- A key with a hyphen. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"232e39f3d19532457a2dd55e64da646f7561b0041195d5bae3b6283f9e591193","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'1dc7e98a1fe847e36a6693e479147e155bcb3a202cafb9a9c71d80a27a6d5a20' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"1dc7e98a1fe847e36a6693e479147e155bcb3a202cafb9a9c71d80a27a6d5a20","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'bebde8c36de71669c74d4e847d6ea80e9125fd652f3528e32102401c4a9a124e' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"bebde8c36de71669c74d4e847d6ea80e9125fd652f3528e32102401c4a9a124e","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'0704b9e9c1540388ef583c0140be388e92fb1352f1969bdf111a95cb9983c88d' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"0704b9e9c1540388ef583c0140be388e92fb1352f1969bdf111a95cb9983c88d","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'e8beac14136207f91ffb43ea5251a146ad78d6658fec26409d6ecee6df3f88e0' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"e8beac14136207f91ffb43ea5251a146ad78d6658fec26409d6ecee6df3f88e0","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'197fb126a1b04f8c4e5b50da159b8c9b7a9bd4401f5267701c337eb1b6d3db89' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"a-b":1}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
