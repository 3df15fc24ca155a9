-- Adds one event unless its id is held. One row and nothing else: then SQLite keeps no journal for the statement.
INSERT INTO event (id, at, author, device, about, step, kind, body) VALUES (:id, :at, :author, :device, :about, :step, :kind, :body)
ON CONFLICT (id) DO NOTHING
