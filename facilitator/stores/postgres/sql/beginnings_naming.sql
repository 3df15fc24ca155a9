-- Beginnings of attempts that a person wrote, or that name them.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE kind = 'attempt-begun' AND (author = $1 OR lower(body) LIKE $2)
