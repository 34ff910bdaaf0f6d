-- A null. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"49cc18f3b705912f4312ac8d859f9e008bd8ad12461cc201f1262744ec3ba5d6","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'8faec2072b1bf61effb52bdaad6523cc28ba326681ba487f1f05c4186613cd45' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"8faec2072b1bf61effb52bdaad6523cc28ba326681ba487f1f05c4186613cd45","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'a8e84f1a36ee065ec402f2afcb90d693b2a138e75ad1e5a081522372c9d8fe47' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"a8e84f1a36ee065ec402f2afcb90d693b2a138e75ad1e5a081522372c9d8fe47","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'd476eb2127b9b6cf429b2fc70cc96acb20c6f166f7110c2836192fa111cf8a28' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"d476eb2127b9b6cf429b2fc70cc96acb20c6f166f7110c2836192fa111cf8a28","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'67a013722c0bfd7e8432fc5a91522881a112c357213d44819fda849017792354' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"67a013722c0bfd7e8432fc5a91522881a112c357213d44819fda849017792354","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'3858ddff5a85037319cc865e194154a3225423fe389c6db0ae073292ca651dac' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":null}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
