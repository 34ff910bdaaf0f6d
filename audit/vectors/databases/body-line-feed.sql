-- A line feed after the end. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"41918ca60b316dac55735fd799b70527242e288e0019ffecdb2a700ed0223ebc","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'a096e3123f2bdc3b1af4b560ce3783f4ce8ad2788d8c625561db454d7f0ae538' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"a096e3123f2bdc3b1af4b560ce3783f4ce8ad2788d8c625561db454d7f0ae538","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'9d815f8c70cf9dcc4d159233965f74562d34b4681f2d747622c7b077cc9626a0' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"9d815f8c70cf9dcc4d159233965f74562d34b4681f2d747622c7b077cc9626a0","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'4c28cd07c411917e96b24357d6ac45fb1f427591e0fedaa29f4a315cd7d527a0' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"4c28cd07c411917e96b24357d6ac45fb1f427591e0fedaa29f4a315cd7d527a0","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'53bb4c3a6dc2b0e1ebb62b55f320a808cd7772b2d8eb45a1460fd943fffe4bc4' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"53bb4c3a6dc2b0e1ebb62b55f320a808cd7772b2d8eb45a1460fd943fffe4bc4","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'ed9d2e539d4f4e319b059a0b2fe630953be92d04a2d12370628792e55a35242b' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[]}
' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
