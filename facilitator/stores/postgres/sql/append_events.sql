-- Adds events whose id is not held; tells which.
INSERT INTO event (id, at, author, device, about, step, kind, body) VALUES {rows} ON CONFLICT (id) DO NOTHING RETURNING id
