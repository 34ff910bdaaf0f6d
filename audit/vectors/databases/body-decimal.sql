-- A decimal number. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"4eabbffc176c5d0222436754aeab3e6c0441eb044a22d56bbb113430ae2b9e69","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'b9c5746b8d3c4a32b0adc890a014beeedd14fe6c81db7b283103dab2ebfda564' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"b9c5746b8d3c4a32b0adc890a014beeedd14fe6c81db7b283103dab2ebfda564","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'cb3f041c902c9b67a020f7f5c9be9210ca46ec9f34571d47e747022a7b68b378' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"cb3f041c902c9b67a020f7f5c9be9210ca46ec9f34571d47e747022a7b68b378","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'158d5386ae6332a12c671ccb890a0515e935ae3bd4ef4424c44a78ebc3550aad' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"158d5386ae6332a12c671ccb890a0515e935ae3bd4ef4424c44a78ebc3550aad","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'c394c9dbfa646993a348a68032c96674a55314209be106accffc16ed23f8aefc' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"c394c9dbfa646993a348a68032c96674a55314209be106accffc16ed23f8aefc","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'6259996ac2a63952d5a1d65047a2a6b2076d2a52e08a3ac12e11029cfb1650df' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[1.5]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
