-- Item 0 has two verdicts, item 1 none.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":0,"out":{"ceilings":[],"decided":"fair","departure":"below-standard","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"a353ebd137d7b98a3ce88aba77950ef3ee2dc0266b7bd29a9cf095cb27711885","subject":"4387f614696c17a3a171b766d961dfe9801684600e406b35f079e0daf57dee46"},"prev":"52cfaae19a22143f10ec879566cfd4db48b7498bba3568cfd7912062fbe51076","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":15,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'20a0b91a0e53f9a9c4c06dd15e11cdc537728b89a7d9304323b3616a2267d2e9' WHERE seq = 15;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"9b5f439277f117f9030689f6c479653abfd5731c605bf17f96e6f77741607cb4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"20a0b91a0e53f9a9c4c06dd15e11cdc537728b89a7d9304323b3616a2267d2e9","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'85b48a929497ef6eb9cd407195c6b9fa1b5478c94ecb109382ef0298c23787fb' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"85b48a929497ef6eb9cd407195c6b9fa1b5478c94ecb109382ef0298c23787fb","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'd4bfb735db79a145943c6a1b0e1f0e0ef98d2c08ba8769b2e688964b0956fbaf' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"d4bfb735db79a145943c6a1b0e1f0e0ef98d2c08ba8769b2e688964b0956fbaf","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'71169b6fcc3ba01d1700cd4cd1b4b7cac6a08d4cef3fe996c1259d00e4ded8e7' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"71169b6fcc3ba01d1700cd4cd1b4b7cac6a08d4cef3fe996c1259d00e4ded8e7","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'fa99718bd7069cb456949c1b36d62dc3e85497e4d5288aadafaa2129c38d88ab' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"fa99718bd7069cb456949c1b36d62dc3e85497e4d5288aadafaa2129c38d88ab","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'd052fdef5df177f9b5596e8f617a14e622374713a14deaeb10859f4daa32cf5c' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
