-- name: insert_paper
INSERT INTO papers (id, key, chat, draft, dossier, body)
VALUES (:id, :key, :chat, :draft, :dossier, :body)

-- name: paper_by_id
SELECT papers.id, papers.body, keys.id AS key_id, keys.wrapped
FROM papers JOIN keys ON keys.id = papers.key
WHERE papers.id = :id

-- name: move_paper
UPDATE papers SET draft = :draft, dossier = :dossier, body = :body WHERE id = :id

-- name: papers_of_dossier
SELECT papers.id, papers.body, keys.id AS key_id, keys.wrapped
FROM papers JOIN keys ON keys.id = papers.key
WHERE papers.dossier = :dossier
ORDER BY papers.rowid

-- name: papers_of_erased_dossier
-- What was drawn while it was a draft tells as much as the dossier itself.
SELECT id FROM papers WHERE dossier = :dossier OR (dossier = '' AND draft = :draft) ORDER BY id

-- name: papers_of_forgotten_chat
-- What was handed in with a dossier is the office's; what moved to another chat is that chat's.
SELECT id FROM papers
WHERE dossier = ''
  AND (draft IN (SELECT finder FROM drafts WHERE chat = :chat)
       OR (chat = :finder
           AND (draft IS NULL
                OR draft NOT IN (SELECT finder FROM drafts WHERE chat <> :chat))))
ORDER BY id

-- name: paper_ids
SELECT id FROM papers
