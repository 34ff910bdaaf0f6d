-- Honest: a body of 1,048,576 bytes, in a trail chained anew.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"74e3dbc32f3e4bfbe1ade440719c8e7ef79689b6a720323decea7d682d6cb6e4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'478a71754356746150c94899625dbb8a461fb17212d44c36023a97cf32b4b01e' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"478a71754356746150c94899625dbb8a461fb17212d44c36023a97cf32b4b01e","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'0246fe9ec9be1cc2b52610aee2bb7529cfcc84864aeb222862c03b3397a310f0' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"0246fe9ec9be1cc2b52610aee2bb7529cfcc84864aeb222862c03b3397a310f0","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'aa0bba200e12c81d278655ddbc5619b6da2fd7af866c441c7ef4f22568025aff' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"aa0bba200e12c81d278655ddbc5619b6da2fd7af866c441c7ef4f22568025aff","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'f46aac07dfe76f07e7e8f8ce4c89cabbfc07beded6dccae7aaa1e8e6f7d0910b' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"f46aac07dfe76f07e7e8f8ce4c89cabbfc07beded6dccae7aaa1e8e6f7d0910b","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'ed365c17875aec58fcb6b75a68a9dd38ab389ca4c10fb5125896a00bf6518fed' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '["' || hex(zeroblob(524286)) || '"]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
