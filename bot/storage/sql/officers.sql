-- name: insert_officer
INSERT INTO officers (id, key, finder, office, is_active, body, password)
VALUES (:id, :key, :finder, :office, :is_active, :body, :password)
ON CONFLICT DO NOTHING

-- name: officer_by_login
SELECT officers.*, keys.id AS key_id, keys.wrapped
FROM officers JOIN keys ON keys.id = officers.key WHERE officers.finder = :finder

-- name: officer_by_id
SELECT officers.*, keys.id AS key_id, keys.wrapped
FROM officers JOIN keys ON keys.id = officers.key WHERE officers.id = :id

-- name: officers_of
SELECT officers.*, keys.id AS key_id, keys.wrapped
FROM officers JOIN keys ON keys.id = officers.key
WHERE officers.office = :office ORDER BY officers.rowid

-- name: set_active
UPDATE officers SET is_active = :is_active WHERE id = :id

-- name: set_password
UPDATE officers SET password = :password WHERE id = :id

-- name: insert_session
-- An account that is shut between the password and this line gets no session.
INSERT INTO sessions (token_hash, officer, csrf, created_at, seen_at)
SELECT :token_hash, id, :csrf, :created_at, :seen_at FROM officers
WHERE id = :officer AND is_active

-- name: session_by_token
SELECT sessions.*, keys.id AS key_id, keys.wrapped
FROM sessions JOIN officers ON officers.id = sessions.officer JOIN keys ON keys.id = officers.key
WHERE sessions.token_hash = :token_hash

-- name: touch_session
UPDATE sessions SET seen_at = :now WHERE token_hash = :token_hash

-- name: close_session
DELETE FROM sessions WHERE token_hash = :token_hash

-- name: close_sessions_of
DELETE FROM sessions WHERE officer = :officer

-- name: forget_sessions
DELETE FROM sessions WHERE seen_at < :before
