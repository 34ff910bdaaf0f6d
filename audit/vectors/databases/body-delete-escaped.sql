-- U+007F as an escape. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"e5230638b866f82b12686a7ef399ac55e6d31be43412f3d468525dc5a35e0980","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'fb342b6a3a317b116e028ee33ccb0972c25cec1bb205457eca64ea79426886be' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"fb342b6a3a317b116e028ee33ccb0972c25cec1bb205457eca64ea79426886be","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'd3846e0ab31d1eb78103795bb60c54b50dfb4be99646ee6de6efc64123455709' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"d3846e0ab31d1eb78103795bb60c54b50dfb4be99646ee6de6efc64123455709","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'a076ab441e7a0e1a7f4758ec46a92d475579a89e3f7fe567aae414605e0972f8' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"a076ab441e7a0e1a7f4758ec46a92d475579a89e3f7fe567aae414605e0972f8","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'f788c90cdb38f280c768968fc1dd841464041f2284372b4d33755c1d34de56e9' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"f788c90cdb38f280c768968fc1dd841464041f2284372b4d33755c1d34de56e9","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'62c6c89878e3d2956945c89a8c3f38e74fb048305e683b1df1823f1d5cedc05f' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '["\u007f"]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
