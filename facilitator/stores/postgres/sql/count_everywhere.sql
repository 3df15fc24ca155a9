-- One more change in every row: those who waited look again.
UPDATE change_count SET changes = changes + 1
