-- name: mark_seen
-- A second delivery of the same update touches no row.
INSERT INTO seen (finder, at) VALUES (:finder, :at) ON CONFLICT DO NOTHING

-- name: has_seen
SELECT 1 FROM seen WHERE finder = :finder

-- name: forget_seen
DELETE FROM seen WHERE at < :before

-- name: chat_of
SELECT chats.id, keys.id AS key_id, keys.wrapped
FROM chats JOIN keys ON keys.id = chats.key
WHERE chats.finder = :finder

-- name: insert_chat
INSERT INTO chats (finder, key, channel, body) VALUES (:finder, :key, :channel, :body)
RETURNING id

-- name: conversation_of
SELECT version, body FROM conversations WHERE chat = :chat

-- name: insert_conversation
-- Somebody else may have begun the same conversation: then no row is touched.
INSERT INTO conversations (chat, version, body) VALUES (:chat, 1, :body) ON CONFLICT DO NOTHING

-- name: update_conversation
-- A turn that was taken on an older version touches no row.
UPDATE conversations SET version = version + 1, body = :body WHERE chat = :chat AND version = :was

-- name: drafts_of
SELECT finder, body FROM drafts WHERE chat = :chat

-- name: save_draft
INSERT INTO drafts (chat, finder, body) VALUES (:chat, :finder, :body)
ON CONFLICT (chat, finder) DO UPDATE SET body = excluded.body

-- name: delete_draft
DELETE FROM drafts WHERE chat = :chat AND finder = :finder

-- name: insert_flow_version
-- A version is the hash of its content, so the first copy is as good as any later one.
INSERT INTO flow_versions (slug, version, source) VALUES (:slug, :version, :source)
ON CONFLICT DO NOTHING

-- name: flow_source
SELECT source FROM flow_versions WHERE slug = :slug AND version = :version

-- name: insert_parked
INSERT INTO parked (chat, at, error, body) VALUES (:chat, :at, :error, :body)

-- name: parked_updates
SELECT parked.id, parked.error, parked.body, chats.id AS chat, chats.body AS chat_body,
       keys.id AS key_id, keys.wrapped
FROM parked JOIN chats ON chats.id = parked.chat JOIN keys ON keys.id = chats.key
ORDER BY parked.id

-- name: save_ticket
-- The same six figures may come again, but only once the earlier ones no longer hold.
INSERT INTO tickets (finder, chat, until, body) VALUES (:finder, :chat, :until, :body)
ON CONFLICT (finder) DO UPDATE SET chat = excluded.chat, until = excluded.until, body = excluded.body
WHERE tickets.until <= :now

-- name: ticket_of
SELECT tickets.body, keys.id AS key_id, keys.wrapped
FROM tickets JOIN chats ON chats.id = tickets.chat JOIN keys ON keys.id = chats.key
WHERE tickets.finder = :finder AND tickets.until > :now

-- name: use_ticket
-- Whoever comes second, or too late, touches no row.
DELETE FROM tickets WHERE finder = :finder AND until > :now

-- name: forget_tickets
DELETE FROM tickets WHERE until <= :before

-- name: count_one
INSERT INTO statistics (month, office, procedure, channel, typed_by, outcome, count)
VALUES (:month, :office, :procedure, :channel, :typed_by, :outcome, 1)
ON CONFLICT (month, office, procedure, channel, typed_by, outcome)
DO UPDATE SET count = statistics.count + 1

-- name: tallies
SELECT month, office, procedure, channel, typed_by, outcome, count FROM statistics
ORDER BY month, office, procedure, channel, typed_by, outcome
