-- A key in upper case. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"fcac716cee886b26d13807389f6d959469f02952aade5d80d6d52a789d0aee93","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'780fd8dbd158f4838f0413372a67b559c283ae61cf64349d1483f42046b9a864' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"780fd8dbd158f4838f0413372a67b559c283ae61cf64349d1483f42046b9a864","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'86e4dc1deecce396fef069a96b4618d800d716617b02c1d1a165d514d1976813' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"86e4dc1deecce396fef069a96b4618d800d716617b02c1d1a165d514d1976813","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'ca9382aa2fa57fd37fd85f80c0f3d58636c911821bb65808609610fb4ff80538' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"ca9382aa2fa57fd37fd85f80c0f3d58636c911821bb65808609610fb4ff80538","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'3b39792be71866ec2740b98112659c6a0cd12184efa3a09f46ea369467b6d302' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"3b39792be71866ec2740b98112659c6a0cd12184efa3a09f46ea369467b6d302","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'14614f250e62a4c1a08f13c74dd43af659d9b844deb9848d753c1d024a5bbae7' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"A":1}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
