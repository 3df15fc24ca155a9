-- The events of one kind, in the order of replay.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE kind = :kind ORDER BY about, step, id
