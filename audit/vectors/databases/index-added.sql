-- An index is added.
CREATE INDEX quick ON entry(hash);
