-- Where a place is, as a point on a sphere with radius 1; from minus one to one in each direction.
CREATE TABLE position (
  partition INTEGER NOT NULL GENERATED ALWAYS AS (resource >> 36) VIRTUAL,
  resource INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  item INTEGER NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL,
  z REAL NOT NULL,
  PRIMARY KEY (resource, parameter, item)
) WITHOUT ROWID;
CREATE INDEX position_by_z ON position (parameter, z, x, y, resource);

-- The words of a resource by its key: of the narrative, and of all other texts. The words themselves are not kept, only where they occur.
CREATE VIRTUAL TABLE words USING fts5(narrative, others, content = '', contentless_delete = 1, tokenize = 'ascii');
