-- An integer with a leading zero. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"fd084f2f0aafa18d4f264e748b696fa7af1531d93568d4d9807e68d48782fd3e","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'958a5e6d78583b10daa89244cd667afce68f6ac0ed5c2e712be5b9cfdce6f347' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"958a5e6d78583b10daa89244cd667afce68f6ac0ed5c2e712be5b9cfdce6f347","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'8c93560a51f3389457bdbcb73efc1051fc690ac4b2fc1de0c5b7fbf4aef9b720' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"8c93560a51f3389457bdbcb73efc1051fc690ac4b2fc1de0c5b7fbf4aef9b720","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'c864f069a9c32dd2ea870152f6a16eb61563f5ca55bf0358e92864a0dda800b4' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"c864f069a9c32dd2ea870152f6a16eb61563f5ca55bf0358e92864a0dda800b4","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'08d85f9b7445b1bae873936cdf2efd264446c064025128ac1880e9ab76cbd166' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"08d85f9b7445b1bae873936cdf2efd264446c064025128ac1880e9ab76cbd166","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'391ddb45daba105f9f715db74cee0ffd29b0c6d1921fa5f2445eff482627e984' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[01]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
