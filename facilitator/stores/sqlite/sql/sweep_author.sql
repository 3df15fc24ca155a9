-- Removes what an erased person has written.
DELETE FROM event WHERE author = :id
