-- What is stored: every resource, every version.
--
-- A key is one number: the partition (the patient's number, 0 when there is no patient) in its upper bits and the resource's own number in the
-- lower 36. Rows that are found by key therefore lie patient by patient, and a patient is one range of keys in every table.
-- The column "partition" is the key's upper part spelt out; it takes no room.

-- Names that recur, as small numbers.
CREATE TABLE resource_type (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

-- The partitions. A patient has a number from the first resource that mentions it, also when the Patient resource comes later or never.
CREATE TABLE patient (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE
);

-- Where a resource is, and that its id is taken, deleted or not. The only table that is not partitioned.
CREATE TABLE directory (
  type INTEGER NOT NULL,
  id TEXT NOT NULL,
  partition INTEGER NOT NULL GENERATED ALWAYS AS (key >> 36) VIRTUAL,
  key INTEGER NOT NULL,
  PRIMARY KEY (type, id)
) WITHOUT ROWID;

-- The current version. Times are microseconds since 1970, UTC. The body is FHIR JSON, complete with id and meta; empty when deleted.
CREATE TABLE resource (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (key >> 36) VIRTUAL,
  key INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  last_updated INTEGER NOT NULL,
  is_deleted INTEGER NOT NULL,
  method INTEGER NOT NULL,
  body BLOB NOT NULL
);
CREATE INDEX resource_by_type ON resource (type) WHERE is_deleted = 0;
CREATE INDEX resource_by_time ON resource (type, last_updated) WHERE is_deleted = 0;

-- The versions that are no longer current.
CREATE TABLE version (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (key >> 36) VIRTUAL,
  key INTEGER NOT NULL,
  version INTEGER NOT NULL,
  last_updated INTEGER NOT NULL,
  is_deleted INTEGER NOT NULL,
  method INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (key, version)
);

-- Numbers given out, in blocks, so that none is given twice.
CREATE TABLE sequence (
  name TEXT PRIMARY KEY,
  reserved INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO sequence (name, reserved) VALUES ('resource', 0);

-- Batches that left a sign, such as the seed.
CREATE TABLE marker (
  name TEXT PRIMARY KEY,
  stored_at INTEGER NOT NULL
) WITHOUT ROWID;

-- The key that seals cursors; made when the store is first opened.
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
