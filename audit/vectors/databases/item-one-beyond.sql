-- A verdict for item 3 of 3.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":3,"out":{"ceilings":[],"decided":"fair","departure":"below-standard","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"a353ebd137d7b98a3ce88aba77950ef3ee2dc0266b7bd29a9cf095cb27711885","subject":"4387f614696c17a3a171b766d961dfe9801684600e406b35f079e0daf57dee46"},"prev":"52cfaae19a22143f10ec879566cfd4db48b7498bba3568cfd7912062fbe51076","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":15,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'dd00e74f0c62bb464ffd6e341e9c90537337e0ecea78e11d8b608c340a7326c2' WHERE seq = 15;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"9b5f439277f117f9030689f6c479653abfd5731c605bf17f96e6f77741607cb4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"dd00e74f0c62bb464ffd6e341e9c90537337e0ecea78e11d8b608c340a7326c2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'093bdf3df694579470c35f567a659150f9edf85ece928c618f3b04c441e7775e' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"093bdf3df694579470c35f567a659150f9edf85ece928c618f3b04c441e7775e","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'4cc17bfe319c98a12191be792731d123cdd3999b2563521b3381a0e8e52c46a3' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"4cc17bfe319c98a12191be792731d123cdd3999b2563521b3381a0e8e52c46a3","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'3ffe0c9636183523a7fffe7c7ddc626616e5e1abe2a4a8a16b71ce943ede6a47' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"3ffe0c9636183523a7fffe7c7ddc626616e5e1abe2a4a8a16b71ce943ede6a47","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'6a18cfc25486a9c8d5406d23bcecfa8e761c60445e9dc8258f974836758137cc' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"6a18cfc25486a9c8d5406d23bcecfa8e761c60445e9dc8258f974836758137cc","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'29934376b1079df72f238c8ee83db1fefbdd4c3ecf6ec3e3e6a1abe6e389255e' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
