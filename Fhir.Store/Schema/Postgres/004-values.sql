-- See SQLite's for what the columns mean.
ALTER TABLE token ADD COLUMN written text COLLATE "C";
DROP INDEX token_by_code;
CREATE INDEX token_by_code ON token (parameter, code, resource, system, written);

ALTER TABLE quantity ADD COLUMN canonical_unit text COLLATE "C";
ALTER TABLE quantity ADD COLUMN canonical_low double precision;
ALTER TABLE quantity ADD COLUMN canonical_high double precision;
CREATE INDEX quantity_by_canonical ON quantity (parameter, canonical_unit, canonical_low, canonical_high, resource) WHERE canonical_unit IS NOT NULL;

ALTER TABLE composite ADD COLUMN written text COLLATE "C";
ALTER TABLE composite ADD COLUMN canonical_unit text COLLATE "C";
ALTER TABLE composite ADD COLUMN canonical_low double precision;
ALTER TABLE composite ADD COLUMN canonical_high double precision;

CREATE TABLE index_state (
  name text COLLATE "C" PRIMARY KEY,
  value text COLLATE "C" NOT NULL
);
