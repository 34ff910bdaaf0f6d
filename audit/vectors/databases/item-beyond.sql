-- A verdict for item 7 of 3.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":7,"out":{"ceilings":[],"decided":"fair","departure":"below-standard","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"a353ebd137d7b98a3ce88aba77950ef3ee2dc0266b7bd29a9cf095cb27711885","subject":"4387f614696c17a3a171b766d961dfe9801684600e406b35f079e0daf57dee46"},"prev":"52cfaae19a22143f10ec879566cfd4db48b7498bba3568cfd7912062fbe51076","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":15,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'e64eecb91d1ef408c11fabc71ccdeebfd9c6fbc8f9c0e2e38700d6777618acb0' WHERE seq = 15;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"9b5f439277f117f9030689f6c479653abfd5731c605bf17f96e6f77741607cb4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"e64eecb91d1ef408c11fabc71ccdeebfd9c6fbc8f9c0e2e38700d6777618acb0","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'b7ceb72ab26c0e455debef90766c1a68a1099b1b1100f21b2921273334eaa6f9' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"b7ceb72ab26c0e455debef90766c1a68a1099b1b1100f21b2921273334eaa6f9","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'15d2fe54cba2169b86a07da6521f426b819b9a41ace08bc9888330510cec6618' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"15d2fe54cba2169b86a07da6521f426b819b9a41ace08bc9888330510cec6618","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'7fae205b9d78d09f9f9ccd9bbb88b7cfe54be96e88e24fc3ea5a713e50d701d1' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"7fae205b9d78d09f9f9ccd9bbb88b7cfe54be96e88e24fc3ea5a713e50d701d1","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'54e0d9a9b1de9e584807802e35bde01e3103c0742d8f46379315e51f09f6cae9' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"54e0d9a9b1de9e584807802e35bde01e3103c0742d8f46379315e51f09f6cae9","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'b1d535b59a36710492c0c64f190e4c208c4c8fdad8e03680351324a445efc45c' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
