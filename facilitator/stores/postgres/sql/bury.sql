-- Remembers that ids were erased; of two counts the larger stays.
INSERT INTO tombstone (id, count) VALUES {rows}
ON CONFLICT (id) DO UPDATE SET count = CASE WHEN tombstone.count > excluded.count THEN tombstone.count ELSE excluded.count END
