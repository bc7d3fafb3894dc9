-- name: insert_dossier
-- A code, an id or a draft that is taken touches no row.
INSERT INTO dossiers (id, code, key, chat, submission, office, procedure, status, revision,
                      sent_at, due_on, body)
VALUES (:id, :code, :key, :chat, :submission, :office, :procedure, :status, :revision,
        :sent_at, :due_on, :body)
ON CONFLICT DO NOTHING

-- name: update_dossier
-- Whoever decided on an older revision touches no row.
UPDATE dossiers
SET code = :code, chat = :chat, submission = :submission, office = :office,
    procedure = :procedure, status = :status, revision = :revision, sent_at = :sent_at,
    due_on = :due_on, body = :body
WHERE id = :id AND revision = :revision - 1

-- name: dossiers_of_chat
SELECT dossiers.id, dossiers.body, keys.id AS key_id, keys.wrapped
FROM dossiers JOIN keys ON keys.id = dossiers.key
WHERE dossiers.chat = :chat
ORDER BY dossiers.sent_at DESC, dossiers.rowid DESC

-- name: queue
-- What has no due date (its clock stands still or has not begun) comes after what has one.
SELECT dossiers.id, dossiers.body, keys.id AS key_id, keys.wrapped
FROM dossiers JOIN keys ON keys.id = dossiers.key
WHERE dossiers.office = :office
  AND dossiers.status IN (SELECT value FROM json_each(:statuses))
ORDER BY dossiers.due_on IS NULL, dossiers.due_on, dossiers.sent_at, dossiers.rowid

-- name: dossier_by_code
-- Another office's dossier is not found, as if it did not exist.
SELECT dossiers.id, dossiers.body, keys.id AS key_id, keys.wrapped
FROM dossiers JOIN keys ON keys.id = dossiers.key
WHERE dossiers.code = :code AND dossiers.office = :office

-- name: dossier_by_id
SELECT dossiers.id, dossiers.body, keys.id AS key_id, keys.wrapped
FROM dossiers JOIN keys ON keys.id = dossiers.key
WHERE dossiers.id = :id

-- name: dossier_in_scope
SELECT dossiers.id, keys.id AS key_id, keys.wrapped
FROM dossiers JOIN keys ON keys.id = dossiers.key
WHERE dossiers.id = :id AND dossiers.office = :office

-- name: insert_dossier_event
INSERT INTO dossier_events (dossier, revision, at, actor, before, after, reason, items)
VALUES (:dossier, :revision, :at, :actor, :before, :after, :reason, :items)

-- name: dossier_events
SELECT revision, at, actor, before, after, reason, items FROM dossier_events
WHERE dossier = :dossier ORDER BY id

-- name: undelivered
-- A message was given up, and nothing that was sent later tells the citizen as much: after a
-- question anything does, after news only later news.
SELECT dossiers.code, outbox.why
FROM outbox
JOIN chats ON chats.id = outbox.chat
JOIN dossiers ON dossiers.chat = chats.finder
WHERE outbox.state = 'parked' AND dossiers.office = :office
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS later
      WHERE later.chat = outbox.chat AND later.seq > outbox.seq AND later.state = 'sent'
        AND (outbox.priority <> :news OR later.priority = :news))
ORDER BY outbox.seq

-- name: insert_call
INSERT INTO calls (chat, office, about, urgent, at) VALUES (:chat, :office, :about, :urgent, :at)

-- name: answer_call
UPDATE calls SET answered_at = :at WHERE id = :id AND answered_at IS NULL

-- name: waiting_calls
-- Emergencies first, then who has waited longest.
SELECT calls.id, calls.about, calls.urgent, calls.at, calls.office, calls.chat,
       chats.body AS chat_body, keys.id AS key_id, keys.wrapped
FROM calls JOIN chats ON chats.id = calls.chat JOIN keys ON keys.id = chats.key
WHERE calls.office = :office AND calls.answered_at IS NULL
ORDER BY calls.urgent DESC, calls.id
