-- Which scenarios' texts are kept.
SELECT hash FROM scenario_text ORDER BY hash
