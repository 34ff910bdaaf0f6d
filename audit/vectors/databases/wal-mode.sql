-- The database is left in WAL mode. Nothing is to be found.
PRAGMA journal_mode = WAL;
