-- Who and what was erased.
SELECT id, count FROM tombstone ORDER BY id
