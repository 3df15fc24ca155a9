-- The first schema: events as they came, texts by content hash, tombstones of the erased.
CREATE TABLE event (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    at INTEGER NOT NULL, -- milliseconds since 1970-01-01 UTC
    author BLOB NOT NULL CHECK (length(author) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    about BLOB NOT NULL CHECK (length(about) = 16),
    step INTEGER NOT NULL CHECK (step > 0),
    kind TEXT NOT NULL CHECK (kind <> ''),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX event_in_order ON event (about, step, id);
CREATE INDEX event_by_kind ON event (kind, about, step, id);
CREATE INDEX event_by_author ON event (author);
CREATE TABLE text (
    hash TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
    text TEXT NOT NULL
) STRICT;
CREATE TABLE tombstone (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    count INTEGER NOT NULL
) STRICT;
