-- Holds one row until the transaction ends: whoever erases waits for us, or we for them.
SELECT changes FROM change_count WHERE stripe = $1 FOR UPDATE
