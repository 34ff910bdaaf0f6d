-- The table `entry` is renamed in capitals: to SQLite it is the same table.
ALTER TABLE entry RENAME TO entry_true;
ALTER TABLE entry_true RENAME TO ENTRY;
