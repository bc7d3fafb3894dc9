-- name: this_transaction
SELECT pg_current_xact_id()::text AS id

-- name: fate_of_transaction
-- 'committed', 'aborted' or 'in progress': asked for when the answer to a COMMIT was lost.
SELECT pg_xact_status(:id::text::xid8) AS fate

-- name: alone_with
-- Held until the transaction has ended.
SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))
