-- An integer written with an exponent. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"38e6d62e812e7455cb9c626f398f434aa8169669f37e6bdea8cdb5c58c6822b7","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'fad4f3dbee0e30e7208365e94b2d537d1ac5ba833dce4f7da397910e179d1b03' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"fad4f3dbee0e30e7208365e94b2d537d1ac5ba833dce4f7da397910e179d1b03","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'416977865bd5a79d56687b206e358b83458b00b537246e39467256ae325b5978' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"416977865bd5a79d56687b206e358b83458b00b537246e39467256ae325b5978","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'f9896f437f1236b4a37d7b90f678b75d8c19faf349b74dfdd828f100f0e33d27' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"f9896f437f1236b4a37d7b90f678b75d8c19faf349b74dfdd828f100f0e33d27","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'cbe7c08c80701a2c81619144e469ff33e5ea6c6b4ef71ee7eabc452b16bf800e' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"cbe7c08c80701a2c81619144e469ff33e5ea6c6b4ef71ee7eabc452b16bf800e","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'885db67ab93523c995bed21fa8146f7555712e4905996f0e1dd8007832b2bbdd' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[1e3]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
