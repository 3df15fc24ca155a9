-- Events, to compare with others of the same ids.
SELECT id, at, author, device, about, step, kind, body FROM event WHERE id IN ({list})
