-- -2^53. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"c0a05dba0c3315e591f1cf1533124da5aae30979fdcf7e0ec9193b17040732cb","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'99ed0ef5534cdf61d3e49315d11a882f511c02fc5c80c52ab20e49b24f88acfd' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"99ed0ef5534cdf61d3e49315d11a882f511c02fc5c80c52ab20e49b24f88acfd","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'4dbd26a9f3590690862a22d9a5b318ff2ad555e342e34138a7354bcd4d0819d5' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"4dbd26a9f3590690862a22d9a5b318ff2ad555e342e34138a7354bcd4d0819d5","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'5288037f9e222586a3aeb1cf3293437825d367daf1109b170615927b33635970' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"5288037f9e222586a3aeb1cf3293437825d367daf1109b170615927b33635970","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'c67248102055ea672ce02507eedb1db758fa170c60e4dd48f15d7ff091249f59' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"c67248102055ea672ce02507eedb1db758fa170c60e4dd48f15d7ff091249f59","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'a31a55f771220698db0052b00bdc66b23b89eb4c9f5d03a258b5408fffb0f779' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '{"facts":[-9007199254740992]}' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
