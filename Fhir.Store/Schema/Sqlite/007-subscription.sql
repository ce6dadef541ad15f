-- Topic-based subscriptions: what happened that somebody asked to be told of, and how far the telling has come.

-- Who wrote a Subscription last: under whose permit, by which base, and what of it is kept out of every read.
CREATE TABLE subscription_owner (
  id TEXT PRIMARY KEY,
  permit TEXT NOT NULL,
  base TEXT NOT NULL,
  aside TEXT NOT NULL
) WITHOUT ROWID;

-- "version" is the version in force at the dispatcher's position in the journal. "events" counts the events numbered so far, "delivered" those the
-- subscriber has taken. After "attempts" failures nothing is sent before "due_at"; "sent_at" is when something last was. Microseconds since 1970, UTC.
CREATE TABLE subscription_state (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  is_live INTEGER NOT NULL,
  events INTEGER NOT NULL,
  delivered INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL
) WITHOUT ROWID;

-- "type", "id" and "version" are the resource's; "method" is what made the version.
CREATE TABLE subscription_event (
  subscription TEXT NOT NULL,
  number INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  method INTEGER NOT NULL,
  PRIMARY KEY (subscription, number)
) WITHOUT ROWID;

-- Of all processes on the database one dispatches at a time: the holder, until the lease runs out. "position" is how far it has read the journal.
-- There is one row.
CREATE TABLE subscription_dispatcher (
  id INTEGER PRIMARY KEY,
  holder TEXT NOT NULL,
  held_until INTEGER NOT NULL,
  position INTEGER NOT NULL
);
INSERT INTO subscription_dispatcher (id, holder, held_until, position) VALUES (1, '', 0, 0);
