-- A batch_end with counts and a reason for aborting.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"aborted":"x","batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"bd9ca76977376bfa5e6c1d67fcbb28cbc04cfcc7dcf4b1af000d3f51621829e4","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'8cd8348c79f462cfe4ab8dc2b6e62caca5b2df0c859102a25ea2817feebff2da' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"8cd8348c79f462cfe4ab8dc2b6e62caca5b2df0c859102a25ea2817feebff2da","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'44656cc621a466d846447fe2dbefe8073d2f3f324ac851a5ba4e4f67326074c4' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"44656cc621a466d846447fe2dbefe8073d2f3f324ac851a5ba4e4f67326074c4","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'85275a75ad6e9088c66b6202e6ad6bbe17fe5c00899672ddd34744fe94f1c0bd' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"85275a75ad6e9088c66b6202e6ad6bbe17fe5c00899672ddd34744fe94f1c0bd","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'b4c0443322759bc87b046bd64460468bbdccd7e256d823212031e4ae3f2ef98d' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
