-- One verdict names the regulation of the other batch.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":1,"out":{"ceilings":[],"decided":"fair","departure":"below-standard","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"a353ebd137d7b98a3ce88aba77950ef3ee2dc0266b7bd29a9cf095cb27711885","subject":"4387f614696c17a3a171b766d961dfe9801684600e406b35f079e0daf57dee46"},"prev":"52cfaae19a22143f10ec879566cfd4db48b7498bba3568cfd7912062fbe51076","reg":"5cf3058a82df6bbb89731ce91e16275a16bfc1bcf5bafe4161b71e65e5a53eee","seq":15,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'032e554333c540720e50ce826d3b8c98d8156110c6cdebb935aea86331173629' WHERE seq = 15;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"9b5f439277f117f9030689f6c479653abfd5731c605bf17f96e6f77741607cb4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"032e554333c540720e50ce826d3b8c98d8156110c6cdebb935aea86331173629","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'19271f71b78ade6aeb9d2d40cbd1073400772c23edc1da07eb12de030fe33d3d' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"19271f71b78ade6aeb9d2d40cbd1073400772c23edc1da07eb12de030fe33d3d","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'10efd937616459e93b73683cc35fa270ccd7235c8b7788bc0cf41adc6323a83e' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"10efd937616459e93b73683cc35fa270ccd7235c8b7788bc0cf41adc6323a83e","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'c9ca75e7e31ed605e1c559d30abfe1cc8d82d0461abe3fe4e57a4f0ee6bbcd0b' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"c9ca75e7e31ed605e1c559d30abfe1cc8d82d0461abe3fe4e57a4f0ee6bbcd0b","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'fdeda4430153c90ec8249f4f1ba7d29dd7aa80d09d47922a561f9093ea09ab9e' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"fdeda4430153c90ec8249f4f1ba7d29dd7aa80d09d47922a561f9093ea09ab9e","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'9b03bd6b3412dc3b2a014d1ffa39e7a319cbd8e852682de82211970dee8d4d1b' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
