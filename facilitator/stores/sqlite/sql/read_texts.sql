-- Every scenario's text.
SELECT hash, text FROM text ORDER BY hash
