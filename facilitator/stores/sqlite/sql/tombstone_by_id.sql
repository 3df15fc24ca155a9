-- How much was erased under an id, if anything was.
SELECT count FROM tombstone WHERE id = :id
