-- Which of these were erased.
SELECT id FROM tombstone WHERE id IN ({list})
