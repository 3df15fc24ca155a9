-- What these people have written about.
SELECT DISTINCT about FROM event WHERE author IN ({list})
