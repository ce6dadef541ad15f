-- Search parameters that were written to the server, and how far the index has them. "definition" is what the rows depend on; empty for one that was taken out
-- and whose rows are being removed. "types" and "codes", with blanks between, say which resources are read again and which of their rows are renewed. The work
-- goes type by type ("at" counts them) and there by key; what is at or before "last_key" is done.
CREATE TABLE search_parameter (
  url TEXT NOT NULL PRIMARY KEY,
  definition TEXT NOT NULL,
  types TEXT NOT NULL,
  codes TEXT NOT NULL,
  is_ready INTEGER NOT NULL,
  at INTEGER NOT NULL,
  last_key INTEGER NOT NULL,
  done INTEGER NOT NULL
);
