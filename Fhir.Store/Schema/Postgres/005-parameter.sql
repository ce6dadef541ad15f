-- Search parameters that were written to the server, and how far the index has them. "definition" is what the rows depend on; empty for one that was taken out
-- and whose rows are being removed. "types" and "codes", with blanks between, say which resources are read again and which of their rows are renewed. The work
-- goes type by type ("at" counts them) and there by key; what is at or before "last_key" is done.
CREATE TABLE search_parameter (
  url text COLLATE "C" NOT NULL PRIMARY KEY,
  definition text COLLATE "C" NOT NULL,
  types text COLLATE "C" NOT NULL,
  codes text COLLATE "C" NOT NULL,
  is_ready integer NOT NULL,
  at integer NOT NULL,
  last_key bigint NOT NULL,
  done bigint NOT NULL
);
