-- Work that outlives its request. A job is run by one process at a time, which holds it as long as it gives a sign of life ("beat"); a job whose
-- process has died is taken over by another. States are those of JobState. Times are microseconds since 1970, UTC; "expires" is 0 until there is something to keep.
CREATE TABLE job (
  id text COLLATE "C" NOT NULL PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  client text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  permit text COLLATE "C" NOT NULL,
  request text COLLATE "C" NOT NULL,
  state integer NOT NULL,
  progress text COLLATE "C" NOT NULL,
  result text COLLATE "C" NOT NULL,
  attempt bigint NOT NULL,
  process text COLLATE "C" NOT NULL,
  beat bigint NOT NULL,
  created bigint NOT NULL,
  updated bigint NOT NULL,
  expires bigint NOT NULL
);
CREATE INDEX job_by_state ON job (state, created);

-- What was deleted since, and what was deleted while a walk over everything was under way.
CREATE INDEX resource_deleted ON resource (type, last_updated) WHERE is_deleted = 1;
