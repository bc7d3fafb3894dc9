-- The first schema, for PostgreSQL. `body` columns are sealed; `finder` columns are blind indexes.
-- Whatever belongs to a person hangs on that person's key: deleting the key deletes it all.

CREATE TABLE schema_version (
    version BIGINT NOT NULL
);

-- Tells a wrong key at the start instead of at the first citizen.
CREATE TABLE installation (
    key_check BYTEA NOT NULL
);

CREATE TABLE keys (
    id      BYTEA PRIMARY KEY,      -- random, so that a key is never mistaken for an older one
    subject BYTEA NOT NULL UNIQUE,   -- finder of the chat, dossier, file or officer
    wrapped BYTEA NOT NULL
);

CREATE TABLE seen (
    finder BYTEA PRIMARY KEY,       -- of (channel, account, update key)
    at     TEXT COLLATE "C" NOT NULL
);
CREATE INDEX seen_by_age ON seen (at);

CREATE TABLE chats (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    finder   BYTEA NOT NULL UNIQUE,
    key      BYTEA NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    channel  TEXT NOT NULL,
    body     BYTEA NOT NULL,        -- where its messages go
    last_seq BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX chats_by_key ON chats (key);

CREATE TABLE conversations (
    chat    BIGINT PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    body    BYTEA NOT NULL
);

CREATE TABLE drafts (
    chat   BIGINT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    finder BYTEA NOT NULL,
    body   BYTEA NOT NULL,
    PRIMARY KEY (chat, finder)
);
CREATE INDEX drafts_by_finder ON drafts (finder);

CREATE TABLE flow_versions (
    slug    TEXT NOT NULL,
    version TEXT NOT NULL,
    source  TEXT NOT NULL,
    PRIMARY KEY (slug, version)
);

CREATE TABLE dossiers (
    id         TEXT PRIMARY KEY,
    code       TEXT NOT NULL UNIQUE,
    key        BYTEA NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    chat       BYTEA NOT NULL,      -- finder: a dossier outlives the chat it came from
    submission BYTEA UNIQUE,         -- of (chat, draft): a draft is handed in once
    office     TEXT NOT NULL,
    procedure  TEXT NOT NULL,
    status     BIGINT NOT NULL,
    revision   BIGINT NOT NULL,
    sent_at    TEXT COLLATE "C" NOT NULL,
    due_on     TEXT COLLATE "C",
    body       BYTEA NOT NULL,
    rowid      BIGINT GENERATED ALWAYS AS IDENTITY  -- in the order they came, as in SQLite
);
CREATE INDEX dossiers_by_queue ON dossiers (office, status, due_on);
CREATE INDEX dossiers_by_chat ON dossiers (chat);
CREATE INDEX dossiers_by_key ON dossiers (key);

CREATE TABLE dossier_events (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier  TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    at       TEXT COLLATE "C" NOT NULL,
    actor    TEXT NOT NULL,
    before   BIGINT,
    after    BIGINT NOT NULL,
    reason   BYTEA NOT NULL,
    items    TEXT NOT NULL
);
CREATE INDEX dossier_events_by_dossier ON dossier_events (dossier);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE '% is never changed', tg_table_name; END $$;
CREATE TRIGGER dossier_events_stay BEFORE UPDATE ON dossier_events
FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE papers (
    id      TEXT PRIMARY KEY,
    key     BYTEA NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    chat    BYTEA NOT NULL,
    draft   BYTEA,
    dossier TEXT NOT NULL,
    body    BYTEA NOT NULL,
    rowid   BIGINT GENERATED ALWAYS AS IDENTITY  -- in the order they came, as in SQLite
);
CREATE INDEX papers_by_dossier ON papers (dossier);
CREATE INDEX papers_by_chat ON papers (chat);
CREATE INDEX papers_by_draft ON papers (draft);
CREATE INDEX papers_by_key ON papers (key);

CREATE TABLE outbox (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat       BIGINT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    seq        BIGINT NOT NULL,
    channel    TEXT NOT NULL,
    priority   BIGINT NOT NULL,
    body       BYTEA NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'unknown', 'parked')),
    attempt    BIGINT NOT NULL DEFAULT 0,
    doubts     BIGINT NOT NULL DEFAULT 0,  -- times we could not tell whether it arrived
    at         TEXT COLLATE "C" NOT NULL,
    not_before TEXT COLLATE "C" NOT NULL,
    UNIQUE (chat, seq)
);
-- Only what has not left yet, so that claiming stays quick however long the history grows.
CREATE INDEX outbox_on_its_way ON outbox (channel, chat, seq)
    WHERE state IN ('ready', 'sending', 'unknown');

CREATE TABLE tickets (
    finder BYTEA PRIMARY KEY,
    chat   BIGINT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    until  TEXT COLLATE "C" NOT NULL,
    body   BYTEA NOT NULL
);
CREATE INDEX tickets_by_chat ON tickets (chat);

CREATE TABLE calls (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat        BIGINT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    office      TEXT NOT NULL,
    about       TEXT NOT NULL,
    urgent      BOOLEAN NOT NULL,
    at          TEXT COLLATE "C" NOT NULL,
    answered_at TEXT COLLATE "C"
);
CREATE INDEX calls_by_chat ON calls (chat);
CREATE INDEX calls_waiting ON calls (office) WHERE answered_at IS NULL;

CREATE TABLE parked (
    id    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chat  BIGINT NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    at    TEXT COLLATE "C" NOT NULL,
    error TEXT NOT NULL,
    body  BYTEA NOT NULL             -- the update's key
);
CREATE INDEX parked_by_chat ON parked (chat);

CREATE TABLE officers (
    id        TEXT PRIMARY KEY,
    key       BYTEA NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    finder    BYTEA NOT NULL UNIQUE, -- of the login
    office    TEXT NOT NULL,
    is_active BOOLEAN NOT NULL,
    body      BYTEA NOT NULL,
    password  BYTEA NOT NULL,
    rowid     BIGINT GENERATED ALWAYS AS IDENTITY  -- in the order they came, as in SQLite
);
CREATE INDEX officers_by_key ON officers (key);
CREATE INDEX officers_by_office ON officers (office);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    officer    TEXT NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
    csrf       BYTEA NOT NULL,
    created_at TEXT COLLATE "C" NOT NULL,
    seen_at    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sessions_by_officer ON sessions (officer);

CREATE TABLE audit (
    id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    office TEXT NOT NULL,
    number BIGINT NOT NULL,        -- of the link in the office's chain, from 1
    at     TEXT COLLATE "C" NOT NULL,
    actor  TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    hash   BYTEA NOT NULL,
    UNIQUE (office, number)
);
CREATE TRIGGER audit_stays_whole BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE statistics (
    month     TEXT NOT NULL,
    office    TEXT NOT NULL,
    procedure TEXT NOT NULL,
    channel   TEXT NOT NULL,
    typed_by  TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    count     BIGINT NOT NULL,
    PRIMARY KEY (month, office, procedure, channel, typed_by, outcome)
);
