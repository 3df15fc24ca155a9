-- What a person has written about.
SELECT DISTINCT about FROM event WHERE author = :author ORDER BY about
