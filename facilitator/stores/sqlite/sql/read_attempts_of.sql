-- One person's attempts as lists show them.
SELECT id, person, beginning, scenario, stage, decisions, ending, parent, begun_at, last_at FROM attempt WHERE person = :person ORDER BY id
