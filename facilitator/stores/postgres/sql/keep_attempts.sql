-- Keeps what attempts are now, in the place of what they were.
INSERT INTO attempt (id, person, beginning, scenario, stage, decisions, ending, parent, begun_at, last_at) VALUES {rows}
ON CONFLICT (id) DO UPDATE SET person = excluded.person, beginning = excluded.beginning, scenario = excluded.scenario, stage = excluded.stage,
    decisions = excluded.decisions, ending = excluded.ending, parent = excluded.parent, begun_at = excluded.begun_at, last_at = excluded.last_at
