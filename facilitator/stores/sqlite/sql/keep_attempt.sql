-- Keeps what an attempt is now, in the place of what it was.
INSERT INTO attempt (id, person, beginning, scenario, stage, decisions, ending, parent, begun_at, last_at)
VALUES (:id, :person, :beginning, :scenario, :stage, :decisions, :ending, :parent, :begun_at, :last_at)
ON CONFLICT (id) DO UPDATE SET person = excluded.person, beginning = excluded.beginning, scenario = excluded.scenario, stage = excluded.stage,
    decisions = excluded.decisions, ending = excluded.ending, parent = excluded.parent, begun_at = excluded.begun_at, last_at = excluded.last_at
