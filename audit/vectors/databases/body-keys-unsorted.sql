-- Keys out of order. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"c3ef971ce7726a371a79c4c179333cd9470cab59bd6aa4872042c788226e9683","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'a9a1fd4f190782327362eeaa75ffa992be33709677cb07c378b7bb5195253e25' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"a9a1fd4f190782327362eeaa75ffa992be33709677cb07c378b7bb5195253e25","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'999dd7e8b674eaf42d5db5a63cec425a6873518aedf019545419d43fff80fdad' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"999dd7e8b674eaf42d5db5a63cec425a6873518aedf019545419d43fff80fdad","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'24ef73070c44f7b7ca125f154c32c072e1393549cf661f13e76e9ce17f4b91cd' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"24ef73070c44f7b7ca125f154c32c072e1393549cf661f13e76e9ce17f4b91cd","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'334fd5ac0de9ac8bf94e9bcfd68e95eeaabee40db8d33147533b0c218a1aa442' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"334fd5ac0de9ac8bf94e9bcfd68e95eeaabee40db8d33147533b0c218a1aa442","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'97501f9309f54203c93d4231ca7e6596f0ff0716343b136de646490927992292' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"b":1,"a":1}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
