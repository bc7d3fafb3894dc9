-- name: on_its_way
SELECT state, count(*) AS number, min(at) AS oldest FROM outbox
WHERE channel = :channel AND state IN ('ready', 'sending', 'unknown')
GROUP BY state

-- name: failed
SELECT count(*) AS number, max(at) AS at FROM parked

-- name: newest
-- The last written, not the latest: a clock that was wrong once is no trouble for ever.
SELECT max(at) AS at FROM (
    SELECT * FROM (SELECT at FROM outbox ORDER BY id DESC LIMIT 1) AS sent
    UNION ALL SELECT * FROM (SELECT at FROM audit ORDER BY id DESC LIMIT 1) AS noted) AS last
