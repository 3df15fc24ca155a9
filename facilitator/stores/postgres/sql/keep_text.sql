-- Keeps a scenario's text under its content hash.
INSERT INTO scenario_text (hash, content) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING RETURNING hash
