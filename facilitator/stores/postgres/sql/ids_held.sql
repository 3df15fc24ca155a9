-- Which of these events are held.
SELECT id FROM event WHERE id IN ({list})
