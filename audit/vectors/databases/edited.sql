-- Somebody opens the file and turns a level from fair to strong.
PRAGMA ignore_check_constraints = ON;
DROP TRIGGER entry_stays;
UPDATE entry SET data = '{"batch":3,"class":"library","engine":"dcf4a3650b487248f4079277360d47b41b732b9449669a1b84650256ee7fef61","item":2,"out":{"ceilings":[],"eligible":"fair","level":"strong","missing":[],"outcome":"rated","reasons":["score-fair"],"rests_on":"text","review_due":true,"standard":"fair","unmet":["score-strong","archive-kept"]},"parts":{"facts":"4346f79f7aaf910d0abcbb965d512a0c559d140c04efb478b67c7091d3cb3401","subject":"305faf224033bc25aee50cfec7656bb8ca138445abecc51b2431feb1d5494626"},"prev":"79c3df03252ba5cf86d8b5945f7d5846ebebf04068ec9bcfb56fc9a8cf16e34e","reg":"5cf3058a82df6bbb89731ce91e16275a16bfc1bcf5bafe4161b71e65e5a53eee","seq":6,"ts":"2026-01-05T02:00:03Z","type":"verdict","v":1}' WHERE seq = 6;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;
