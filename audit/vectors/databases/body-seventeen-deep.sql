-- Nested one deeper than allowed. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"57817154838c57cd149874057724c89e29d7ccf1dc3673285bf8acfb918df743","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'6f2da4c7de6d1927f6cab55d2debc4d9ebebcc691a545b010d0f435b801f9734' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"6f2da4c7de6d1927f6cab55d2debc4d9ebebcc691a545b010d0f435b801f9734","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'6a2ee45f0e545f1301112cfbcf403334c13a98aaf5137f8f807452db44bada53' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"6a2ee45f0e545f1301112cfbcf403334c13a98aaf5137f8f807452db44bada53","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'f15f597eb246845fd520dee865f79c7060cf254ab263cec5943245533be5a69b' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"f15f597eb246845fd520dee865f79c7060cf254ab263cec5943245533be5a69b","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'02845fe250b0947b9a812a3f8fa06061dc59bc9a8a1285013994ec46b5156440' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"02845fe250b0947b9a812a3f8fa06061dc59bc9a8a1285013994ec46b5156440","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'4600fd47fb66f3235fae9fa5dcbaf2e06006e4922444f6255c0fd304d3653510' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
