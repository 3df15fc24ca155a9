-- A page of all attempts as lists show them, after an id.
SELECT id, person, beginning, scenario, stage, decisions, ending, parent, begun_at, last_at FROM attempt WHERE id > $1 ORDER BY id LIMIT 2000
