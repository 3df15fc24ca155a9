-- Before all are computed anew.
DELETE FROM attempt
