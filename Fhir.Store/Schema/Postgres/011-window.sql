-- See SQLite's.
CREATE INDEX date_by_patient ON date (parameter, partition, low, high, resource);

DROP INDEX date_by_high;
CREATE INDEX date_wide ON date (parameter, high, low, resource) WHERE item > 0 OR high > low + 86400000000;
CREATE INDEX date_wide_by_patient ON date (parameter, partition, high, resource) WHERE item > 0 OR high > low + 86400000000;
