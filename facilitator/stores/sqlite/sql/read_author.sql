-- What one person wrote, in the order of replay.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE author = :author ORDER BY about, step, id
