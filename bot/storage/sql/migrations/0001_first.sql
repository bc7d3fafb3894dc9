-- The first schema. `body` columns are sealed; `finder` columns are blind indexes.
-- Whatever belongs to a person hangs on that person's key: deleting the key deletes it all.

CREATE TABLE schema_version (
    version INTEGER NOT NULL
) STRICT;

-- Tells a wrong key at the start instead of at the first citizen.
CREATE TABLE installation (
    key_check BLOB NOT NULL
) STRICT;

CREATE TABLE keys (
    id      BLOB PRIMARY KEY,       -- random, so that a key is never mistaken for an older one
    subject BLOB NOT NULL UNIQUE,   -- finder of the chat, dossier, file or officer
    wrapped BLOB NOT NULL
) STRICT;

CREATE TABLE seen (
    finder BLOB PRIMARY KEY,        -- of (channel, account, update key)
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_by_age ON seen (at);

CREATE TABLE chats (
    id       INTEGER PRIMARY KEY,
    finder   BLOB NOT NULL UNIQUE,
    key      BLOB NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    channel  TEXT NOT NULL,
    body     BLOB NOT NULL,         -- where its messages go
    last_seq INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX chats_by_key ON chats (key);

CREATE TABLE conversations (
    chat    INTEGER PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    body    BLOB NOT NULL
) STRICT;

CREATE TABLE drafts (
    chat   INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    finder BLOB NOT NULL,
    body   BLOB NOT NULL,
    PRIMARY KEY (chat, finder)
) STRICT;
CREATE INDEX drafts_by_finder ON drafts (finder);

CREATE TABLE flow_versions (
    slug    TEXT NOT NULL,
    version TEXT NOT NULL,
    source  TEXT NOT NULL,
    PRIMARY KEY (slug, version)
) STRICT;

CREATE TABLE dossiers (
    id         TEXT PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    key        BLOB NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    chat       BLOB NOT NULL,       -- finder: a dossier outlives the chat it came from
    submission BLOB UNIQUE,         -- of (chat, draft): a draft is handed in once
    office     TEXT NOT NULL,
    procedure  TEXT NOT NULL,
    status     INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    sent_at    TEXT NOT NULL,
    due_on     TEXT,
    body       BLOB NOT NULL
) STRICT;
CREATE INDEX dossiers_by_queue ON dossiers (office, status, due_on);
CREATE INDEX dossiers_by_chat ON dossiers (chat);
CREATE INDEX dossiers_by_key ON dossiers (key);

CREATE TABLE dossier_events (
    id       INTEGER PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    before   INTEGER,
    after    INTEGER NOT NULL,
    reason   BLOB NOT NULL,
    items    TEXT NOT NULL
) STRICT;
CREATE INDEX dossier_events_by_dossier ON dossier_events (dossier);
CREATE TRIGGER dossier_events_stay BEFORE UPDATE ON dossier_events
BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;

CREATE TABLE papers (
    id      TEXT PRIMARY KEY,
    key     BLOB NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    chat    BLOB NOT NULL,
    draft   BLOB,
    dossier TEXT NOT NULL,
    body    BLOB NOT NULL
) STRICT;
CREATE INDEX papers_by_dossier ON papers (dossier);
CREATE INDEX papers_by_chat ON papers (chat);
CREATE INDEX papers_by_draft ON papers (draft);
CREATE INDEX papers_by_key ON papers (key);

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    chat       INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    seq        INTEGER NOT NULL,
    channel    TEXT NOT NULL,
    priority   INTEGER NOT NULL,
    body       BLOB NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'unknown', 'parked')),
    attempt    INTEGER NOT NULL DEFAULT 0,
    doubts     INTEGER NOT NULL DEFAULT 0,  -- times we could not tell whether it arrived
    at         TEXT NOT NULL,
    not_before TEXT NOT NULL,
    UNIQUE (chat, seq)
) STRICT;
-- Only what has not left yet, so that claiming stays quick however long the history grows.
CREATE INDEX outbox_on_its_way ON outbox (channel, chat, seq)
    WHERE state IN ('ready', 'sending', 'unknown');

CREATE TABLE tickets (
    finder BLOB PRIMARY KEY,
    chat   INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    until  TEXT NOT NULL,
    body   BLOB NOT NULL
) STRICT;
CREATE INDEX tickets_by_chat ON tickets (chat);

CREATE TABLE calls (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    chat        INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    office      TEXT NOT NULL,
    about       TEXT NOT NULL,
    urgent      INTEGER NOT NULL,
    at          TEXT NOT NULL,
    answered_at TEXT
) STRICT;
CREATE INDEX calls_by_chat ON calls (chat);
CREATE INDEX calls_waiting ON calls (office) WHERE answered_at IS NULL;

CREATE TABLE parked (
    id    INTEGER PRIMARY KEY,
    chat  INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    at    TEXT NOT NULL,
    error TEXT NOT NULL,
    body  BLOB NOT NULL             -- the update's key
) STRICT;
CREATE INDEX parked_by_chat ON parked (chat);

CREATE TABLE officers (
    id        TEXT PRIMARY KEY,
    key       BLOB NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    finder    BLOB NOT NULL UNIQUE, -- of the login
    office    TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    body      BLOB NOT NULL,
    password  BLOB NOT NULL
) STRICT;
CREATE INDEX officers_by_key ON officers (key);
CREATE INDEX officers_by_office ON officers (office);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    officer    TEXT NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
    csrf       BLOB NOT NULL,
    created_at TEXT NOT NULL,
    seen_at    TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_officer ON sessions (officer);

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    office TEXT NOT NULL,
    number INTEGER NOT NULL,        -- of the link in the office's chain, from 1
    at     TEXT NOT NULL,
    actor  TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    hash   BLOB NOT NULL,
    UNIQUE (office, number)
) STRICT;
CREATE TRIGGER audit_stays_unchanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END;
CREATE TRIGGER audit_stays_whole BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is never shortened'); END;

CREATE TABLE statistics (
    month     TEXT NOT NULL,
    office    TEXT NOT NULL,
    procedure TEXT NOT NULL,
    channel   TEXT NOT NULL,
    typed_by  TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (month, office, procedure, channel, typed_by, outcome)
) STRICT;
