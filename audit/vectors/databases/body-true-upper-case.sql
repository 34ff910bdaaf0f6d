-- `True` as some languages print it. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"5bcc3bf60f8d4959f1de8ff1e695bd24fdb611bcc5ffab96c9a9d3988c6ad54f","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'70c8c7b60e1eb700beda24eda915e308ef28c0eb3e063af3094608497282974e' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"70c8c7b60e1eb700beda24eda915e308ef28c0eb3e063af3094608497282974e","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'346c2a5463bb082cc18f25c015abba97931d40efb1bac823ceb590c03e0d940d' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"346c2a5463bb082cc18f25c015abba97931d40efb1bac823ceb590c03e0d940d","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'f9d1e5792a7f21866a235fe95c6c3661f6f4c28c933089418083065c512cb722' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"f9d1e5792a7f21866a235fe95c6c3661f6f4c28c933089418083065c512cb722","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'2e2e7e315ea9930bb7e915a4bb32b7b2685ad2552ee76a33f95ac2fcc79493c5' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"2e2e7e315ea9930bb7e915a4bb32b7b2685ad2552ee76a33f95ac2fcc79493c5","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'547a9ea980c07be32131810159818e00ae39c75abc2267cda3cf6c71bfe95236' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '[True]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
