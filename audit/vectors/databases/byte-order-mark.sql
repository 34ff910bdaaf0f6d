-- A byte order mark before the entry.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '﻿{"by_entry":15,"prev":"18af94c661765fc59d34702e768b3199896e0ad8cdfb1ccac888f3bcbc6f9aa8","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'4103af18f1e9c1be16fcd11fe6295c9e455bb937737235bffde097f4ae843924' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"4103af18f1e9c1be16fcd11fe6295c9e455bb937737235bffde097f4ae843924","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'580569bbb20d286e47f86e8d0ddfc8b6cf1ccefc68bc0e2ac408088b6d071ab2' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"580569bbb20d286e47f86e8d0ddfc8b6cf1ccefc68bc0e2ac408088b6d071ab2","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'a8f1b78191cd3883e17856bedf205a2366bd8f808c5ae018aba436030080d38a' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
