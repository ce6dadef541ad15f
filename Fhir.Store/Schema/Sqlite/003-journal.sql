-- What happened, in the order it was committed: one row a version, of whatever type. History of a type and of the whole store is read from it backwards,
-- and who follows the store reads it forwards. "sequence" has no gaps, and time never falls as it rises, so a time is found by halving.
CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  type INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  method INTEGER NOT NULL
);
CREATE INDEX journal_by_type ON journal (type, sequence);

-- What a store held before it kept a journal.
INSERT INTO journal (time, type, id, version, method)
SELECT time, type, id, version, method FROM (
  SELECT r.last_updated AS time, r.type AS type, r.id AS id, r.version AS version, r.method AS method, r.key AS key FROM resource r
  UNION ALL
  SELECT v.last_updated, r.type, r.id, v.version, v.method, v.key FROM version v JOIN resource r ON r.key = v.key)
ORDER BY time, key, version;
