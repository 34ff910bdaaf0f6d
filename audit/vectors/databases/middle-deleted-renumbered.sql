-- The same, and the rows after it are numbered anew.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_remains;
DROP TRIGGER entry_stays;
DELETE FROM entry WHERE seq = 20;
UPDATE entry SET data = '{"batch":3,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":5,"out":{"ceilings":[],"eligible":"weak","level":"weak","missing":[],"outcome":"rated","reasons":[],"rests_on":"text","review_due":true,"standard":"weak","unmet":["score-fair"]},"parts":{"facts":"76fd6e83baa6f245230324557b7c1cb25f7cb50ec0cdc4e8962ea8209713aefb","subject":"c6f0af19a83a8fb131c2aec5917a5d69fe5914c7f8d83aff48d236cedd2c0b21"},"prev":"c5332494fedce6ad661a0e67e029e34ceea82d60c4c639b08a4755b2426c6b54","reg":"5cf3058a82df6bbb89731ce91e16275a16bfc1bcf5bafe4161b71e65e5a53eee","seq":9,"ts":"2026-01-05T02:00:03Z","type":"verdict","v":1}',
  hash = x'91953d7c9679eae1e2e329d35206306adf336678aee5f4c5e7f1a398354d8061' WHERE seq = 8;
UPDATE entry SET data = '{"batch":3,"counts":[{"class":"library","count":1,"outcome":"exempt"},{"class":"library","count":1,"outcome":"pending"},{"class":"library","count":2,"outcome":"rated"},{"class":"library","count":2,"outcome":"referred"}],"prev":"91953d7c9679eae1e2e329d35206306adf336678aee5f4c5e7f1a398354d8061","seq":10,"ts":"2026-01-05T02:00:03Z","type":"batch_end","v":1}',
  hash = x'017da3e09b22a1563a54637841a218f2db98be6f30f536a3cd4468e286a83682' WHERE seq = 9;
UPDATE entry SET data = '{"basis":"07/QĐ-TV, Điều 6","by":"Hội đồng xếp loại","level":"strong","prev":"017da3e09b22a1563a54637841a218f2db98be6f30f536a3cd4468e286a83682","reason":"nhiều lượt mượn hơn","seq":11,"target":4,"ts":"2026-01-12T08:30:00Z","type":"decision","v":1}',
  hash = x'fbf9f6233c1d562f3aabcd7f87c1b6eea73931ee097d59514cd60f9d47498368' WHERE seq = 10;
UPDATE entry SET data = '{"amendments":[{"id":"two-thirds","kind":"proposal"}],"id":"qd-07-2024","periods":{"first":2024},"prev":"fbf9f6233c1d562f3aabcd7f87c1b6eea73931ee097d59514cd60f9d47498368","seq":12,"sha256":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","ts":"2026-02-02T03:00:00Z","type":"regulation","v":1}',
  hash = x'0baa6bf0557b8ef9828e331957889bd7fa37738c53d7eb847ef0c1dd8ccc458a' WHERE seq = 11;
UPDATE entry SET data = '{"count":3,"engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","parts":{"input":"0904d2abe623f2de9655f43a0fcf6620c493e439d427fb076780ff7c452b1d03"},"period":2025,"prev":"0baa6bf0557b8ef9828e331957889bd7fa37738c53d7eb847ef0c1dd8ccc458a","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":13,"ts":"2026-02-02T03:00:00Z","type":"batch","v":1}',
  hash = x'e31d7242bcc10a8e2f1b32a30631cac05d878f5b2507c5d15224fee38ec56a39' WHERE seq = 12;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":0,"out":{"ceilings":[],"decided":"strong","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"82092dd390d28d2e67e2221e16aab8825b9de240ccd5db979fa2d9a755dcc6a4","subject":"a505583fef0e93da60adb7e506f00d964f660d58885c5e3f352c5d58888f6df7"},"prev":"e31d7242bcc10a8e2f1b32a30631cac05d878f5b2507c5d15224fee38ec56a39","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":14,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'52cfaae19a22143f10ec879566cfd4db48b7498bba3568cfd7912062fbe51076' WHERE seq = 13;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":1,"out":{"ceilings":[],"decided":"fair","departure":"below-standard","eligible":"strong","level":"strong","missing":[],"outcome":"rated","reasons":["score-strong","archive-kept"],"rests_on":"text","review_due":true,"standard":"strong","unmet":[]},"parts":{"facts":"a353ebd137d7b98a3ce88aba77950ef3ee2dc0266b7bd29a9cf095cb27711885","subject":"4387f614696c17a3a171b766d961dfe9801684600e406b35f079e0daf57dee46"},"prev":"52cfaae19a22143f10ec879566cfd4db48b7498bba3568cfd7912062fbe51076","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":15,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2' WHERE seq = 14;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"9b5f439277f117f9030689f6c479653abfd5731c605bf17f96e6f77741607cb4","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'bd9ca76977376bfa5e6c1d67fcbb28cbc04cfcc7dcf4b1af000d3f51621829e4' WHERE seq = 15;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"bd9ca76977376bfa5e6c1d67fcbb28cbc04cfcc7dcf4b1af000d3f51621829e4","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8' WHERE seq = 16;
UPDATE entry SET data = '{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'917de659e7e2fb45c301a9988c7e8ffb09354f6ec97d1064ec2bc37871d1d036' WHERE seq = 17;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"917de659e7e2fb45c301a9988c7e8ffb09354f6ec97d1064ec2bc37871d1d036","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'62c7d2fd4385fd632000f139066c4f87543053f8aa31a3347a89ac2a223ea614' WHERE seq = 18;
UPDATE entry SET data = '{"kind":"minutes","prev":"62c7d2fd4385fd632000f139066c4f87543053f8aa31a3347a89ac2a223ea614","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'cd04b1d3db7752557f54ec02d2f7591ea90e7c9b25ac95cbcea7f0d939f374b7' WHERE seq = 19;
DELETE FROM part WHERE seq = 8 AND name = 'facts';
DELETE FROM part WHERE seq = 8 AND name = 'subject';
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
