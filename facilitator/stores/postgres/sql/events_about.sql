-- All events of these attempts, people ..., in the order of replay.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE about IN ({list}) ORDER BY about, step, id
