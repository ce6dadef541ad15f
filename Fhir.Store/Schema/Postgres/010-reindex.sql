-- How far each reading of resources into the index anew has come: in the order of keys, "type" 0 for all types; what is at or before "last_key" is done. What has
-- come above "until_key" was written since it began, and needs no second reading. "total" is what there was to read then. A job's row goes with the job.
CREATE TABLE reindex (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  type integer NOT NULL,
  last_key bigint NOT NULL,
  until_key bigint NOT NULL,
  done bigint NOT NULL,
  total bigint NOT NULL
);
