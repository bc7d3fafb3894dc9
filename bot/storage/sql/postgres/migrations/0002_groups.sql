-- Officers' accounts on a messenger, and the groups that offices gave a place to.

CREATE TABLE link_codes (
    finder  BYTEA PRIMARY KEY,       -- of the code; the code itself is only on the officer's screen
    officer TEXT NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
    until   TEXT COLLATE "C" NOT NULL
);
CREATE INDEX link_codes_by_officer ON link_codes (officer);

CREATE TABLE linked_accounts (
    finder  BYTEA PRIMARY KEY,       -- of the officer's own chat with the bot
    officer TEXT NOT NULL REFERENCES officers (id) ON DELETE CASCADE
);
CREATE INDEX linked_accounts_by_officer ON linked_accounts (officer);

CREATE TABLE office_groups (
    office TEXT PRIMARY KEY,
    finder BYTEA NOT NULL UNIQUE,    -- of the group's chat
    key    BYTEA NOT NULL REFERENCES keys (id) ON DELETE CASCADE,
    body   BYTEA NOT NULL
);
CREATE INDEX office_groups_by_key ON office_groups (key);
