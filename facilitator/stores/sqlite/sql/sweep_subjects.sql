-- Removes what is about the erased.
DELETE FROM event WHERE about IN (SELECT id FROM tombstone)
