-- Remembers that an id was erased; of two counts the larger stays.
INSERT INTO tombstone (id, count) VALUES (:id, :count) ON CONFLICT (id) DO UPDATE SET count = max(count, excluded.count)
