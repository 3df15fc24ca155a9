-- Adds one event unless its id is held or its author or subject was erased.
INSERT INTO event (id, at, author, device, about, step, kind, body)
SELECT :id, :at, :author, :device, :about, :step, :kind, :body
WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE id IN (:author, :about))
ON CONFLICT (id) DO NOTHING
