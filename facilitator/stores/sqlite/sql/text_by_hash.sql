-- A scenario's text.
SELECT text FROM text WHERE hash = :hash
