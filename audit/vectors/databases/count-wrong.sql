-- The counts at the end of a batch are not those of its verdicts.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":2,"outcome":"rated"}],"prev":"bd9ca76977376bfa5e6c1d67fcbb28cbc04cfcc7dcf4b1af000d3f51621829e4","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'cf7790383fa83db141e26fd16fac908e38014f5bcf3646203373c7fc81b69948' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"cf7790383fa83db141e26fd16fac908e38014f5bcf3646203373c7fc81b69948","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'683553249e61d2702fbd5ee093ad4193f5e3de74647cf77d3ff81391311dcec5' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"683553249e61d2702fbd5ee093ad4193f5e3de74647cf77d3ff81391311dcec5","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'3628548e8a69bec54160a2b58ddeb664f8ec4da95820a0380d6529b205a658a7' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"3628548e8a69bec54160a2b58ddeb664f8ec4da95820a0380d6529b205a658a7","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'00fdfa909f1b9e925d82b4239cacd1f39d50a7997250ee81d9e78c2243ede4c9' WHERE seq = 20;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
