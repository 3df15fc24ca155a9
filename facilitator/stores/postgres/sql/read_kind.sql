-- A page of the events of one kind, in the order of replay, after a place in it.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE kind = $4 AND (about, step, id) > ($1, $2, $3) ORDER BY about, step, id LIMIT 2000
