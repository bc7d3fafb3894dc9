-- Why a message was given up: "refused" (it has not arrived), "doubted" (after three attempts nobody
-- knows) or "held" (after a restore: it may have left before the backup was put back).
ALTER TABLE outbox ADD COLUMN why TEXT NOT NULL DEFAULT ''
    CHECK (why IN ('', 'refused', 'doubted', 'held'));
UPDATE outbox SET why = CASE WHEN doubts >= 3 THEN 'doubted' ELSE 'refused' END
WHERE state = 'parked';
