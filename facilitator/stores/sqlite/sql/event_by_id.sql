-- One event, to compare with another of the same id.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE id = :id
