-- name: claimable
-- As in SQLite: of each chat the first message that has not left. Several may ask at once: a chat
-- that somebody else has in hand is passed over, and a row that changed meanwhile is looked at
-- anew. The share of `senders` makes whoever takes over wait until this claim is written.
SELECT outbox.*, chats.body AS chat_body, keys.id AS key_id, keys.wrapped
FROM outbox JOIN chats ON chats.id = outbox.chat JOIN keys ON keys.id = chats.key
JOIN senders ON senders.channel = outbox.channel
WHERE outbox.channel = :channel
  AND senders.epoch = :epoch
  AND outbox.state IN ('ready', 'unknown')
  AND (outbox.not_before <= :now OR outbox.not_before > :far)
  AND NOT EXISTS (
      SELECT 1 FROM outbox AS other
      WHERE other.channel = outbox.channel AND other.chat = outbox.chat
        AND other.state IN ('ready', 'sending', 'unknown') AND other.seq < outbox.seq)
ORDER BY outbox.priority, outbox.id LIMIT :limit
FOR NO KEY UPDATE OF outbox, chats SKIP LOCKED
FOR SHARE OF senders
