-- Removes what is about erased people, or about attempts of theirs.
DELETE FROM event WHERE about IN ({list})
