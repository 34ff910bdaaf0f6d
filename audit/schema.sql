-- The tables of a trail, format mucthuoc-trail/1. Executed as it stands when a trail is created.
-- The text of each CREATE statement is part of the format: its digest stands in the first entry
-- (FORMAT.md §5). Nothing here calls a JSON function, so that readers may distrust the schema.

PRAGMA encoding = 'UTF-8';
PRAGMA application_id = 1297372236;
PRAGMA user_version = 1;

CREATE TABLE entry (
  seq  INTEGER PRIMARY KEY CHECK (seq >= 0),
  data TEXT NOT NULL CHECK (length(CAST(data AS BLOB)) BETWEEN 1 AND 65535),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE part (
  seq  INTEGER NOT NULL CHECK (seq >= 0),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 32),
  salt BLOB NOT NULL CHECK (length(salt) = 32),
  body TEXT NOT NULL CHECK (length(CAST(body AS BLOB)) BETWEEN 1 AND 1048576),
  PRIMARY KEY (seq, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
  body   BLOB NOT NULL CHECK (length(body) > 0 AND substr(body, 1, 1) NOT IN (x'00', x'01', x'02'))
) STRICT, WITHOUT ROWID;

CREATE TABLE node (
  level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 52),
  idx   INTEGER NOT NULL CHECK (idx >= 0),
  hash  BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_appends BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), -1) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'an entry can only be appended'); END;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be changed'); END;

CREATE TRIGGER entry_remains BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry cannot be deleted'); END;

CREATE TRIGGER part_joins_the_last_entry BEFORE INSERT ON part
WHEN NEW.seq IS NOT (SELECT max(seq) FROM entry)
  OR EXISTS (SELECT 1 FROM part WHERE seq = NEW.seq AND name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'a part can only be added, and only to the last entry'); END;

CREATE TRIGGER part_stays BEFORE UPDATE ON part
BEGIN SELECT RAISE(ABORT, 'a part cannot be changed'); END;

CREATE TRIGGER blob_is_new BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a snapshot can only be added'); END;

CREATE TRIGGER blob_stays BEFORE UPDATE ON blob
BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be changed'); END;

CREATE TRIGGER blob_remains BEFORE DELETE ON blob
BEGIN SELECT RAISE(ABORT, 'a snapshot cannot be deleted'); END;
