-- Work that outlives its request. A job is run by one process at a time, which holds it as long as it gives a sign of life ("beat"); a job whose
-- process has died is taken over by another. States are those of JobState. Times are microseconds since 1970, UTC; "expires" is 0 until there is something to keep.
CREATE TABLE job (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  client TEXT NOT NULL,
  subject TEXT NOT NULL,
  permit TEXT NOT NULL,
  request TEXT NOT NULL,
  state INTEGER NOT NULL,
  progress TEXT NOT NULL,
  result TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  process TEXT NOT NULL,
  beat INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  expires INTEGER NOT NULL
);
CREATE INDEX job_by_state ON job (state, created);

-- What was deleted since, and what was deleted while a walk over everything was under way.
CREATE INDEX resource_deleted ON resource (type, last_updated) WHERE is_deleted = 1;
