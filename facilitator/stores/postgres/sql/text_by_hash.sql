-- A scenario's text.
SELECT content FROM scenario_text WHERE hash = $1
