-- A page of all events, in the order of replay, after a place in it.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE (about, step, id) > ($1, $2, $3) ORDER BY about, step, id LIMIT 2000
