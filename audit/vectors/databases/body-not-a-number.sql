-- NaN. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"479ffefde2e353010665594e8ff57cb4db0ead5680a1a71a25ef3a9aeccbe2d5","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'569c8d9d523c75e5508ef0e903050de366a4a7481459505579a43ad6fbc26b39' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"569c8d9d523c75e5508ef0e903050de366a4a7481459505579a43ad6fbc26b39","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'cab3af76304216dc59edf878a1ac76ba02d7bb3bcb0da32b3b5e5b38e7e2312a' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"cab3af76304216dc59edf878a1ac76ba02d7bb3bcb0da32b3b5e5b38e7e2312a","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'a2aadd2eeb829e2806dfb5e7a37173c3bf3c387e4c1683c6587125c2a6800d33' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"a2aadd2eeb829e2806dfb5e7a37173c3bf3c387e4c1683c6587125c2a6800d33","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'1a9606f6a27405b253c48778801dddaff1c3f9f528bfa7456a849c6554ca0675' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"1a9606f6a27405b253c48778801dddaff1c3f9f528bfa7456a849c6554ca0675","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'8a31e8825a9f9409714c4d3c6e3b8ba7f4240b57e586b9917eebbe8faccea8b5' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[NaN]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
