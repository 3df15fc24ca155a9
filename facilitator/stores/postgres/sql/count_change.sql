-- One more change, in the row that this connection holds.
UPDATE change_count SET changes = changes + 1 WHERE stripe = $1
