-- Attempts that were not begun after all.
DELETE FROM attempt WHERE id IN ({list})
