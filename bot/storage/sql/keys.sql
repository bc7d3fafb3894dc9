-- name: key_of
SELECT id AS key_id, wrapped FROM keys WHERE subject = :subject

-- name: insert_key
INSERT INTO keys (id, subject, wrapped) VALUES (:id, :subject, :wrapped)

-- name: delete_key
-- Everything of this subject hangs on its key and goes with it.
DELETE FROM keys WHERE subject = :subject
