-- Keeps a scenario's text under its content hash.
INSERT INTO text (hash, text) VALUES (:hash, :text) ON CONFLICT (hash) DO NOTHING
