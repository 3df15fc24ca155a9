-- An attempt that was not begun after all.
DELETE FROM attempt WHERE id = :id
