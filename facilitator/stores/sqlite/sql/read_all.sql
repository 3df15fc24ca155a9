-- All events in the order of replay.
SELECT id, at, author, device, about, step, kind, body FROM event ORDER BY about, step, id
