-- The first schema on a server: the tables of a file's second (docs/events.md), in types that every PostgreSQL has.
CREATE TABLE event (
    id uuid PRIMARY KEY,
    at bigint NOT NULL, -- milliseconds since 1970-01-01 UTC
    author uuid NOT NULL,
    device uuid NOT NULL,
    about uuid NOT NULL,
    step bigint NOT NULL CHECK (step > 0),
    kind text NOT NULL CHECK (kind <> ''),
    body text NOT NULL
);
CREATE INDEX event_in_order ON event (about, step, id);
CREATE INDEX event_by_kind ON event (kind, about, step, id);
CREATE INDEX event_by_author ON event (author, about, step, id);
CREATE TABLE scenario_text (
    hash text PRIMARY KEY CHECK (length(hash) = 64),
    content text NOT NULL
);
CREATE TABLE tombstone (
    id uuid PRIMARY KEY,
    count bigint NOT NULL
);
CREATE TABLE attempt (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    beginning uuid NOT NULL UNIQUE REFERENCES event (id) ON DELETE CASCADE,
    scenario text NOT NULL,
    stage text NOT NULL,
    decisions bigint NOT NULL,
    ending text,
    parent uuid,
    begun_at bigint NOT NULL,
    last_at bigint NOT NULL
);
CREATE INDEX attempt_by_person ON attempt (person, id);
-- How often something changed, counted in several rows, so that two who write at once seldom meet in one.
-- Whoever writes holds one of them; whoever erases holds all, and is alone.
CREATE TABLE change_count (
    stripe bigint PRIMARY KEY,
    changes bigint NOT NULL
);
INSERT INTO change_count (stripe, changes) VALUES (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0),
    (8, 0), (9, 0), (10, 0), (11, 0), (12, 0), (13, 0), (14, 0), (15, 0);
CREATE TABLE records_schema (
    is_it bigint PRIMARY KEY CHECK (is_it = 1),
    number bigint NOT NULL
);
INSERT INTO records_schema (is_it, number) VALUES (1, 1);
