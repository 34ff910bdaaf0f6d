-- INSERT OR REPLACE, with the trigger against it dropped and put back.
DROP TRIGGER entry_appends;
PRAGMA recursive_triggers = OFF;
INSERT OR REPLACE INTO entry SELECT seq, replace(data, 'nhiều lượt mượn hơn', 'nhiều bạn đọc hơn'), hash FROM entry WHERE seq = 11;
CREATE TRIGGER entry_appends BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'an entry can only be appended'); END;
