-- From here on the body of a large resource, and of a version that is no longer current, may be packed; its first byte tells. Rows that are there stay as
-- they are. The number keeps an older program, which would take packed bodies for JSON, from opening the store.
INSERT INTO marker (name, stored_at) VALUES ('packed bodies', 0) ON CONFLICT (name) DO NOTHING;
