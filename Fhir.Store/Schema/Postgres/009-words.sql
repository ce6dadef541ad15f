-- See SQLite's for what the columns mean.
CREATE TABLE position (
  resource bigint NOT NULL,
  partition bigint NOT NULL GENERATED ALWAYS AS (resource >> 36) STORED,
  x double precision NOT NULL,
  y double precision NOT NULL,
  z double precision NOT NULL,
  parameter integer NOT NULL,
  item integer NOT NULL,
  PRIMARY KEY (resource, parameter, item)
);
CREATE INDEX position_by_z ON position (parameter, z, x, y, resource);

CREATE TABLE words (
  resource bigint PRIMARY KEY,
  partition bigint NOT NULL GENERATED ALWAYS AS (resource >> 36) STORED,
  narrative tsvector NOT NULL,
  others tsvector NOT NULL,
  everything tsvector NOT NULL GENERATED ALWAYS AS (narrative || others) STORED
);
CREATE INDEX words_of_narrative ON words USING gin (narrative);
CREATE INDEX words_of_everything ON words USING gin (everything);
