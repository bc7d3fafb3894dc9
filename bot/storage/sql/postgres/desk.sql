-- name: queue
-- What has no due date (its clock stands still or has not begun) comes after what has one.
SELECT dossiers.id, dossiers.body, keys.id AS key_id, keys.wrapped
FROM dossiers JOIN keys ON keys.id = dossiers.key
WHERE dossiers.office = :office
  AND dossiers.status IN (SELECT value::bigint FROM json_array_elements_text(:statuses::json))
ORDER BY dossiers.due_on IS NULL, dossiers.due_on, dossiers.sent_at, dossiers.rowid
