-- What each session wrote last: where the answer to its COMMIT was lost, this tells whether it was
-- kept. (The number of a transaction does not: a server that fell may give it to another.)

CREATE TABLE writers (
    session TEXT PRIMARY KEY,        -- random
    number  BIGINT NOT NULL,         -- of its writes, from 1
    at      TIMESTAMPTZ NOT NULL DEFAULT now()
);
