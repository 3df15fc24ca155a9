-- How often anybody changed something.
SELECT sum(changes) FROM change_count
