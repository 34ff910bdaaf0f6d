-- A control character that is not escaped. (in a body)
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
DROP TRIGGER part_stays;
UPDATE entry SET data = '{"batch":13,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"fair","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"ac6118c7529ed486893fe24174306f9832f6ef8de2d001c7aeeb68a1addd25b7","subject":"aaaf42c9333d0584e3caeeb47e8a17ada8afea3ba624d00936556c99d4bc84f2"},"prev":"a0b5d7d5ed07f0f7393c9e8e932f9cd99e86c8cb748d9bb66b9d1fc76ed49da2","reg":"db1736781515c2645d22b196036a2d661a2296a031fc6c4e59516b27ea8efd88","seq":16,"ts":"2026-02-02T03:00:01Z","type":"verdict","v":1}',
  hash = x'ecd784edfe6dc7625b37679878e3a9cefdd64ca035445c7432c00a4c80fbe076' WHERE seq = 16;
UPDATE entry SET data = '{"batch":13,"counts":[{"class":"library","count":3,"outcome":"rated"}],"prev":"ecd784edfe6dc7625b37679878e3a9cefdd64ca035445c7432c00a4c80fbe076","seq":17,"ts":"2026-02-02T03:00:01Z","type":"batch_end","v":1}',
  hash = x'6ed1c3068260c468843936e44fff19c6c9fdc01cdfb3c39bb529e35626e2efcd' WHERE seq = 17;
UPDATE entry SET data = '{"by_entry":15,"prev":"6ed1c3068260c468843936e44fff19c6c9fdc01cdfb3c39bb529e35626e2efcd","seq":18,"target":5,"ts":"2026-02-03T01:00:00Z","type":"supersede","v":1,"why":"tính lại theo tỉ lệ mới"}',
  hash = x'5fb815e13614ec2fe1074c53c9b671d79b521d96a8177e8e062c6a1c208b5a7e' WHERE seq = 18;
UPDATE entry SET data = '{"basis":"Luật 91/2025/QH15, Điều 16","by":"Văn phòng","part":"subject","prev":"5fb815e13614ec2fe1074c53c9b671d79b521d96a8177e8e062c6a1c208b5a7e","seq":19,"target":7,"ts":"2026-03-01T01:00:00Z","type":"redact","v":1}',
  hash = x'1a8d97bf36fc660b392ab51dff3252a880e083f336e5e65248d32d8b7140fb7c' WHERE seq = 19;
UPDATE entry SET data = '{"kind":"minutes","prev":"1a8d97bf36fc660b392ab51dff3252a880e083f336e5e65248d32d8b7140fb7c","root":"db4b0922b5f96741412ffba3f64efcca3056ed35d7a87466b65a966d6776213e","seq":20,"sha256":"72359246cc4662d7fc700a65f330c857110db7e37149b15ba3d67611bee6a053","size":12,"ts":"2026-03-01T01:05:00Z","type":"anchor","v":1}',
  hash = x'6c432ec6feef4a3956c377c9ebca237e1a256a5bed411858bd946fcfd6da5c44' WHERE seq = 20;
UPDATE part SET salt = x'ab098181678510d37e489657e97697661813baf611ddc918090e72f52054c576',
  body = '[""]' WHERE seq = 16 AND name = 'facts';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;
