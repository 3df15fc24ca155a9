-- The events of one attempt, person ..., in the order of replay.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE about = :about ORDER BY step, id
