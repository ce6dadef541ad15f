-- Topic-based subscriptions; see SQLite's for what the columns mean.

-- Who wrote a Subscription last: under whose permit, by which base, and what of it is kept out of every read.
CREATE TABLE subscription_owner (
  id text COLLATE "C" PRIMARY KEY,
  permit text COLLATE "C" NOT NULL,
  base text COLLATE "C" NOT NULL,
  aside text COLLATE "C" NOT NULL
);

-- "version" is the version in force at the dispatcher's position in the journal. "events" counts the events numbered so far, "delivered" those the
-- subscriber has taken. After "attempts" failures nothing is sent before "due_at"; "sent_at" is when something last was. Microseconds since 1970, UTC.
CREATE TABLE subscription_state (
  id text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL,
  is_live smallint NOT NULL,
  events bigint NOT NULL,
  delivered bigint NOT NULL,
  attempts integer NOT NULL,
  due_at bigint NOT NULL,
  sent_at bigint NOT NULL
);

-- "type", "id" and "version" are the resource's; "method" is what made the version.
CREATE TABLE subscription_event (
  subscription text COLLATE "C" NOT NULL,
  number bigint NOT NULL,
  happened_at bigint NOT NULL,
  type text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  method smallint NOT NULL,
  PRIMARY KEY (subscription, number)
);

-- Of all processes on the database one dispatches at a time: the holder, until the lease runs out. "position" is how far it has read the journal.
-- There is one row.
CREATE TABLE subscription_dispatcher (
  id integer PRIMARY KEY,
  holder text COLLATE "C" NOT NULL,
  held_until bigint NOT NULL,
  position bigint NOT NULL
);
INSERT INTO subscription_dispatcher (id, holder, held_until, position) VALUES (1, '', 0, 0);
