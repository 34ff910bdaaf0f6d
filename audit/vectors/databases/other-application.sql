-- Application id and version are those of something else.
PRAGMA application_id = 1;
PRAGMA user_version = 2;
