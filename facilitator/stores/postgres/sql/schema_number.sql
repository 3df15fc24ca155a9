-- Which schema the tables have.
SELECT number FROM records_schema WHERE is_it = 1
