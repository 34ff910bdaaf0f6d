-- An empty key. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"bc3be4c0d0b06cc4a45e2188646d591c3eee599963fa86737d731756d3de3271","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'e5627f6d8023bb9b7b9edd7a91534848be70774b6c815221c3a43e008d331a3b' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"e5627f6d8023bb9b7b9edd7a91534848be70774b6c815221c3a43e008d331a3b","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'd6c803a845b924df2143c1d295b876ef1a4a38bfb2e75871ffe68f4a7170088f' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"d6c803a845b924df2143c1d295b876ef1a4a38bfb2e75871ffe68f4a7170088f","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'd944adb1e372fa555fd9ff38dfd3894cfe6c612605968e09b934c6d156f6d119' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"d944adb1e372fa555fd9ff38dfd3894cfe6c612605968e09b934c6d156f6d119","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'a08c2c2a4cb324a10884242c82da49a4379252311cfaf268c7c40c79c1c4f621' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"a08c2c2a4cb324a10884242c82da49a4379252311cfaf268c7c40c79c1c4f621","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'8c431ad71eaa0012e3b4803d3300e09d665fd10a28db4fb81d190a0b1e903e16' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"":1}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
