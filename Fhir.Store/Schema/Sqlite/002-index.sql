-- What resources are found by. The rows of one resource lie together, patient by patient, so that they are written and removed as one range;
-- the second tree of each table leads from a value to the resources that have it, and there again patient by patient.
-- "item" counts the values of one parameter in one resource. A row without a value tells that the element is there all the same: a concept with
-- only a text, a reference with only a name. No comparison holds for it.

-- A parameter of one type: what "code" means differs between Observation and Encounter. "aspect" tells the second index some parameters have,
-- such as the identifier behind a reference.
CREATE TABLE parameter (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  code TEXT NOT NULL,
  aspect TEXT NOT NULL,
  UNIQUE (type, code, aspect)
);

-- Systems of tokens and quantities. 0 stands for none, -1 for the one that the element's definition implies.
CREATE TABLE system (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL UNIQUE
);

CREATE TABLE token (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  code TEXT,
  system INTEGER NOT NULL,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX token_by_code ON token (parameter, code, resource, system);

-- "folded" is what is compared; "text" is the text as written.
CREATE TABLE string (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  folded TEXT,
  text TEXT,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX string_by_text ON string (parameter, folded, resource);

-- From low up to but not including high, in microseconds since 1970, UTC.
CREATE TABLE date (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  low INTEGER,
  high INTEGER,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX date_by_low ON date (parameter, low, high, resource);
CREATE INDEX date_by_high ON date (parameter, high, low, resource);

-- From low up to and including high; mostly the two are one.
CREATE TABLE number (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  low REAL,
  high REAL,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX number_by_low ON number (parameter, low, high, resource);
CREATE INDEX number_by_high ON number (parameter, high, low, resource);

CREATE TABLE quantity (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  low REAL,
  high REAL,
  system INTEGER NOT NULL,
  code TEXT,
  unit TEXT,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX quantity_by_low ON quantity (parameter, low, high, resource);
CREATE INDEX quantity_by_high ON quantity (parameter, high, low, resource);

-- A local reference has the target's type and id; any other has type 0 and the whole url.
CREATE TABLE reference (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  target TEXT,
  target_type INTEGER NOT NULL,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX reference_by_target ON reference (parameter, target, resource, target_type);

CREATE TABLE uri (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  uri TEXT,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX uri_by_text ON uri (parameter, uri, resource);

-- The parts of a composite's repetition share "item"; "part" counts the components, "choice" the values of one part. Each kind of part uses the
-- columns its own table has: code and system (token, reference, uri, string), low and high (date, number), all of them (quantity).
CREATE TABLE composite (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  part INTEGER NOT NULL,
  choice INTEGER NOT NULL,
  code TEXT NOT NULL,
  system INTEGER NOT NULL,
  low NUMERIC NOT NULL,
  high NUMERIC NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (resource, parameter, item, part, choice)
) WITHOUT ROWID;
CREATE INDEX composite_by_code ON composite (parameter, part, code, resource, item);
