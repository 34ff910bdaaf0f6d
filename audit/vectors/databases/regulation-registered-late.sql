-- The regulation is registered after the batch that uses it has begun.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_joins_the_last_entry;
UPDATE entry SET data = '{"count":3,"engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","parts":{"input":"0904d2abe623f2de9655f43a0fcf6620c493e439d427fb076780ff7c452b1d03"},"period":2025,"prev":"fbf9f6233c1d562f3aabcd7f87c1b6eea73931ee097d59514cd60f9d47498368","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":12,"ts":"2026-02-02T03:00:00Z","type":"batch","v":1}',
  hash = x'8789262306bc277a2967457643dfe7a19ada3e9f1153ff72b620f67dd6dcc6ad' WHERE seq = 12;
UPDATE entry SET data = '{"amendments":[{"id":"two-thirds","kind":"proposal"}],"id":"qd-07-2024","periods":{"first":2024},"prev":"8789262306bc277a2967457643dfe7a19ada3e9f1153ff72b620f67dd6dcc6ad","seq":13,"sha256":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","ts":"2026-02-02T03:00:00Z","type":"regulation","v":1}',
  hash = x'bb7cbba632a760f1160dcd8af23d4f7b0518b6b7abc0d8982b80adb833c7d050' WHERE seq = 13;
UPDATE entry SET data = '{"batch":12,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":0,"out":{"ceilings":[],"decided":"strong","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"82092dd390d28d2e67e2221e16aab8825b9de240ccd5db979fa2d9a755dcc6a4","subject":"a505583fef0e93da60adb7e506f00d964f660d58885c5e3f352c5d58888f6df7"},"prev":"bb7cbba632a760f1160dcd8af23d4f7b0518b6b7abc0d8982b80adb833c7d050","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":14,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'a2afca03a4d4258513cddaf388d2cbe020be964dc1032f670cf4d68061820047' WHERE seq = 14;
UPDATE entry SET data = '{"batch":12,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":1,"out":{"ceilings":[],"decided":"fair","departure":"below-standard","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"a353ebd137d7b98a3ce88aba77950ef3ee2dc0266b7bd29a9cf095cb27711885","subject":"4387f614696c17a3a171b766d961dfe9801684600e406b35f079e0daf57dee46"},"prev":"a2afca03a4d4258513cddaf388d2cbe020be964dc1032f670cf4d68061820047","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":15,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'c9d6a88d97206a485ca90a4357e3e324027de942995301b892b5ce6743a92b20' WHERE seq = 15;
UPDATE entry SET data = '{"batch":12,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"9b5f439277f117f9030689f6c479653abfd5731c605bf17f96e6f77741607cb4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"c9d6a88d97206a485ca90a4357e3e324027de942995301b892b5ce6743a92b20","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'bc797f32789872f2e33e4738277babec7fc0a2616f4095419990b4f4bd5199fc' WHERE seq = 16;
UPDATE entry SET data = '{"batch":12,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"bc797f32789872f2e33e4738277babec7fc0a2616f4095419990b4f4bd5199fc","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'6ab3d84a2a4e447e5582e3449978fb64cb58f1e87b3e1b53a14caa9a5f1148ee' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"6ab3d84a2a4e447e5582e3449978fb64cb58f1e87b3e1b53a14caa9a5f1148ee","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'a52acc7c3d2e9a2f15996cfa67afc225998d2393f9e7036fe9096db9050e1b1d' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"a52acc7c3d2e9a2f15996cfa67afc225998d2393f9e7036fe9096db9050e1b1d","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'41dc813e991998e2c2a6983a1d486d19b0e87f4922e4de8b347799cf964c8c59' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"41dc813e991998e2c2a6983a1d486d19b0e87f4922e4de8b347799cf964c8c59","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'de254d56eccdbde6ed64f1aae4914d11d565a5a2c5f934a9a29c304fc92f1e62' WHERE seq = 20;
DELETE FROM part WHERE seq = 13 AND name = 'input';
INSERT INTO part VALUES (12, 'input', x'2095b0551252ee5aecdfda18b54293a9ad1b36dae5f78cdd817a9e74395330f8', '[{"file":"library.csv","rows":3,"sha256":"bf43320f427307310aabf9459bd3ad3d07780086ed0b2e5dad1fb0e2946b76c8"}]');
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_joins_the_last_entry BEFORE INSERT ON part
WHEN NEW.seq IS NOT (SELECT max(seq) FROM entry)
  OR EXISTS (SELECT 1 FROM part WHERE seq = NEW.seq AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a part can only be added, and only to the last entry'); END;
