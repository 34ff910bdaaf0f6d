-- 2^53. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"db503d8787edc44b49e179a363a2af005cfe9e78e7d10352d2f7ea1b5ca87926","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'9774b980cb5459011ed5b595cbdbb163232914e29732385acb1e1e077056db9a' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"9774b980cb5459011ed5b595cbdbb163232914e29732385acb1e1e077056db9a","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'4134d824daac2135d1637118577d58c9f56a613e085ba2cb131999747ba1a8fe' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"4134d824daac2135d1637118577d58c9f56a613e085ba2cb131999747ba1a8fe","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'd2e1fd08a2c94801cf997aae5d7bee529f84ee9967e6c817bca0e7acea54760e' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"d2e1fd08a2c94801cf997aae5d7bee529f84ee9967e6c817bca0e7acea54760e","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'024a3aecee241073a8401def7a42b467e6b1a6c39d310d7ba7346ece893a0233' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"024a3aecee241073a8401def7a42b467e6b1a6c39d310d7ba7346ece893a0233","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'17ad871ea6d63dd8c1abe17291b2a952f3c9e18aa92a09019bca30e7f450634e' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[9007199254740992]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
