-- Removes what the erased have written.
DELETE FROM event WHERE author IN (SELECT id FROM tombstone)
