-- Removes what erased people have written.
DELETE FROM event WHERE author IN ({list})
