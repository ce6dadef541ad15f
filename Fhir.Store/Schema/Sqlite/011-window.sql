-- What one patient has between two times, without reading all that came before and after.
CREATE INDEX date_by_patient ON date (parameter, partition, low, high, resource);

-- Most values last a day at most and are the only one of their resource: those that end after a time begin less than a day before it, which date_by_low
-- finds. The few others have trees of their own, instead of one of all values by their end.
DROP INDEX date_by_high;
CREATE INDEX date_wide ON date (parameter, high, low, resource) WHERE item > 0 OR high > low + 86400000000;
CREATE INDEX date_wide_by_patient ON date (parameter, partition, high, resource) WHERE item > 0 OR high > low + 86400000000;
