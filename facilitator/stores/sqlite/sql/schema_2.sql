-- From schema 1 to 2: attempts as lists show them, computed from events. They go when their beginning goes.
CREATE TABLE attempt (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    person BLOB NOT NULL CHECK (length(person) = 16),
    beginning BLOB NOT NULL UNIQUE REFERENCES event (id) ON DELETE CASCADE,
    scenario TEXT NOT NULL,
    stage TEXT NOT NULL,
    decisions INTEGER NOT NULL,
    ending TEXT,
    parent BLOB,
    begun_at INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC, as in event
    last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_person ON attempt (person, id);
-- By author in the order of replay: what one person wrote is read without sorting.
DROP INDEX event_by_author;
CREATE INDEX event_by_author ON event (author, about, step, id);
