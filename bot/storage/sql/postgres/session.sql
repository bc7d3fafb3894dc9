-- name: new_session
SELECT gen_random_uuid()::text AS name

-- name: leave_mark
INSERT INTO writers (session, number) VALUES (:session, :number)
ON CONFLICT (session) DO UPDATE SET number = excluded.number, at = excluded.at

-- name: last_mark
-- Asked for when the answer to a COMMIT was lost. Waits for that transaction, should it not have
-- ended yet: a plain look would not see it.
INSERT INTO writers (session, number) VALUES (:session, 0)
ON CONFLICT (session) DO UPDATE SET number = writers.number
RETURNING number

-- name: forget_writers
DELETE FROM writers WHERE at < :before::text::timestamptz

-- name: alone_with
-- Held until the transaction has ended.
SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))

-- name: lies_elsewhere
SELECT place <> place_of_data() AS answer FROM installation

-- name: stay_here
UPDATE installation SET place = place_of_data()
