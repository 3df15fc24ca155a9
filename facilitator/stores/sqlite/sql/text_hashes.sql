-- Which scenarios' texts are kept.
SELECT hash FROM text ORDER BY hash
