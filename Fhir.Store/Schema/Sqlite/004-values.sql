-- A code as written, for the code systems where case counts; null where it is no different from the folded one.
ALTER TABLE token ADD COLUMN written TEXT;
DROP INDEX token_by_code;
CREATE INDEX token_by_code ON token (parameter, code, resource, system, written);

-- A quantity in UCUM's base units, so that one unit finds the others; null for units that are none of UCUM's.
ALTER TABLE quantity ADD COLUMN canonical_unit TEXT;
ALTER TABLE quantity ADD COLUMN canonical_low REAL;
ALTER TABLE quantity ADD COLUMN canonical_high REAL;
CREATE INDEX quantity_by_canonical ON quantity (parameter, canonical_unit, canonical_low, canonical_high, resource) WHERE canonical_unit IS NOT NULL;

ALTER TABLE composite ADD COLUMN written TEXT;
ALTER TABLE composite ADD COLUMN canonical_unit TEXT;
ALTER TABLE composite ADD COLUMN canonical_low REAL;
ALTER TABLE composite ADD COLUMN canonical_high REAL;

-- What the rows of the index were made by: a program that makes other rows makes them all anew when it opens the store.
CREATE TABLE index_state (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
