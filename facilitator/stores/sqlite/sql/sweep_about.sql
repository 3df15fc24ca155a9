-- Removes what is about an erased person, or about an attempt of theirs.
DELETE FROM event WHERE about = :id
