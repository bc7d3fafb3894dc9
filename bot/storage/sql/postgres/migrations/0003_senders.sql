-- Who sends for a channel: whoever takes over gets a higher epoch, and what an earlier sender still
-- says of its messages counts no more.

CREATE TABLE senders (
    channel TEXT PRIMARY KEY,
    epoch   BIGINT NOT NULL
);
ALTER TABLE outbox ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;

-- Chats that could not be told: few, and looked for whenever one of them writes again.
CREATE INDEX outbox_parked ON outbox (channel, chat) WHERE state = 'parked';
