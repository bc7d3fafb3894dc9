-- name: next_seq
-- Counted on the chat, in the transaction of the message: numbers have no gaps.
UPDATE chats SET last_seq = last_seq + 1 WHERE id = :chat RETURNING last_seq

-- name: insert_outgoing
INSERT INTO outbox (chat, seq, channel, priority, body, state, attempt, epoch, at, not_before)
VALUES (:chat, :seq, :channel, :priority, :body, :state, :attempt, :epoch, :at, :at)
RETURNING id

-- name: may_leave
-- As in claiming: nothing of the chat is before it, and whoever claims is the sender still.
SELECT 1 FROM senders
WHERE channel = :channel AND epoch = :epoch
  AND NOT EXISTS (
      SELECT 1 FROM outbox
      WHERE channel = :channel AND chat = :chat AND state IN ('ready', 'sending', 'unknown'))

-- name: feed
SELECT outbox.*, chats.body AS chat_body, keys.id AS key_id, keys.wrapped
FROM outbox JOIN chats ON chats.id = outbox.chat JOIN keys ON keys.id = chats.key
WHERE outbox.chat = (SELECT id FROM chats WHERE finder = :finder) AND outbox.seq > :after
ORDER BY outbox.seq LIMIT :limit

-- name: claimable
-- Only the first message of a chat that has not left may leave, so that order is kept; one whose
-- fate is unknown is sent again once its pause is over. A pause that ends farther off than any is made
-- was begun while the clock was wrong.
SELECT outbox.*, chats.body AS chat_body, keys.id AS key_id, keys.wrapped
FROM outbox JOIN chats ON chats.id = outbox.chat JOIN keys ON keys.id = chats.key
WHERE outbox.id IN (
    SELECT id FROM (
        SELECT id, min(seq) FROM outbox
        WHERE channel = :channel AND state IN ('ready', 'sending', 'unknown')
        GROUP BY channel, chat))
  AND outbox.state IN ('ready', 'unknown')
  AND (outbox.not_before <= :now OR outbox.not_before > :far)
  AND EXISTS (SELECT 1 FROM senders WHERE senders.channel = :channel AND senders.epoch = :epoch)
ORDER BY outbox.priority, outbox.id LIMIT :limit

-- name: claim
UPDATE outbox SET state = 'sending', attempt = attempt + 1, epoch = :epoch WHERE id = :id

-- name: settle
-- What a sender says whose time is over changes nothing.
UPDATE outbox
SET state = :state, not_before = :not_before,
    why = CASE :state WHEN 'parked' THEN 'refused' ELSE '' END
WHERE id = :id AND state = 'sending' AND epoch = :epoch

-- name: settle_in_doubt
-- A message is repeated a few times at most; then a person has to find out.
UPDATE outbox
SET doubts = doubts + 1, not_before = :not_before,
    state = CASE WHEN doubts + 1 >= :most THEN 'parked' ELSE 'unknown' END,
    why = CASE WHEN doubts + 1 >= :most THEN 'doubted' ELSE '' END
WHERE id = :id AND state = 'sending' AND epoch = :epoch

-- name: arrived
-- A tap on its buttons proves that a message in doubt has arrived. One of which a copy is on its way
-- keeps its place: else the next would come before the copy.
UPDATE outbox SET state = 'sent', why = ''
WHERE id = :id AND (state = 'unknown' OR why = 'doubted')

-- name: unreachable
-- The bot is blocked there, or the chat is gone.
SELECT DISTINCT chats.body AS chat_body, keys.id AS key_id, keys.wrapped
FROM outbox JOIN chats ON chats.id = outbox.chat JOIN keys ON keys.id = chats.key
WHERE outbox.channel = :channel AND outbox.state = 'parked' AND outbox.why = 'refused'
  AND outbox.priority = :priority

-- name: revive
UPDATE outbox SET state = 'ready', why = '', not_before = :now
WHERE channel = :channel AND state = 'parked' AND why = 'refused' AND priority = :priority
  AND chat = (SELECT id FROM chats WHERE finder = :finder)

-- name: in_doubt
SELECT outbox.*, chats.body AS chat_body, keys.id AS key_id, keys.wrapped
FROM outbox JOIN chats ON chats.id = outbox.chat JOIN keys ON keys.id = chats.key
WHERE outbox.channel = :channel
  AND (outbox.state IN ('sending', 'unknown') OR outbox.why = 'doubted')
  AND outbox.chat = (SELECT id FROM chats WHERE finder = :finder)
ORDER BY outbox.seq

-- name: park_waiting
-- After a restore: what waited when the backup was made may have been sent long ago. A channel
-- that is asked for its messages, like the web page, shows them in their place all the same.
-- Nobody knows whether it was: it is not brought again as news that was refused.
UPDATE outbox SET state = 'parked', why = 'held'
WHERE at <= :until AND channel <> 'web' AND state IN ('ready', 'sending', 'unknown')

-- name: take_over
INSERT INTO senders (channel, epoch) VALUES (:channel, 1)
ON CONFLICT (channel) DO UPDATE SET epoch = senders.epoch + 1
RETURNING epoch

-- name: recover
-- Starting again was pause enough: they may be repeated at once.
UPDATE outbox
SET doubts = doubts + 1,
    state = CASE WHEN doubts + 1 >= :most THEN 'parked' ELSE 'unknown' END,
    why = CASE WHEN doubts + 1 >= :most THEN 'doubted' ELSE '' END
WHERE channel = :channel AND state = 'sending'
