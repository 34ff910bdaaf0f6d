-- A body that was not canonical when it was recorded.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"6063085717b01e678ccb6d46a428915940b0e89e17985a52b83a241fe16e008b","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'665f4367b5384c1875964da3e4a11c39dbc95dca281ceeee2f9e4be4f3c68f43' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"665f4367b5384c1875964da3e4a11c39dbc95dca281ceeee2f9e4be4f3c68f43","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'6c2d365a7452c357b520da071044163a463993a5112c262ce247828bfb7a5574' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"6c2d365a7452c357b520da071044163a463993a5112c262ce247828bfb7a5574","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'bf746319611bddb326269ec2ec8a9e97da7eac5500fe2c912056d849c369b736' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"bf746319611bddb326269ec2ec8a9e97da7eac5500fe2c912056d849c369b736","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'61b5def30cfd082c550f4a37fe2b721476ca0302a18bc7731a84ffb4017872f0' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"61b5def30cfd082c550f4a37fe2b721476ca0302a18bc7731a84ffb4017872f0","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'0b13141c511ad131069c6d3af9f6474baff152d38423e5d159458211b6639acb' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts": [{"fact": "has_archive","is": false},{"fact": "loans","is": 2210},{"fact": "opened","is": "2011-03-08"},{"fact": "parent","item": 0},{"fact": "score","is": "64.25"}]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
