-- A line feed escaped the long way. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"25baf81d21efd2a12376e0d4dc230132ccd0bba7b1c5a4692b66eba7eb630d2c","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'32e4525458c8f0b09b3b53a1b10a8f372c84ee8aaf35b790bff84a528546a8f3' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"32e4525458c8f0b09b3b53a1b10a8f372c84ee8aaf35b790bff84a528546a8f3","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'd404362424597b56cd7e9d0337b8ab7a0d58a2fb82a9225dc9e0421185b6d17d' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"d404362424597b56cd7e9d0337b8ab7a0d58a2fb82a9225dc9e0421185b6d17d","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'e0ddf9d6c073f3de32bbe237ddf141c60d6c58ee0e714f7f6fa21f835a77ba2a' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"e0ddf9d6c073f3de32bbe237ddf141c60d6c58ee0e714f7f6fa21f835a77ba2a","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'1ef6fa7e91e58530f971575956cbe801227f37095b7166da7aec955191f7102b' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"1ef6fa7e91e58530f971575956cbe801227f37095b7166da7aec955191f7102b","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'6954eeb77c1cfd0a87970a48c2d8ed05245e10e084d941fb61a24681ce3e42c7' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '["\u000a"]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
