-- Waits for all who write, and holds up those who come: then we are alone.
SELECT stripe FROM change_count ORDER BY stripe FOR UPDATE
