-- name: audit_head
SELECT number, hash FROM audit WHERE office = :office ORDER BY number DESC LIMIT 1

-- name: insert_audit
INSERT INTO audit (office, number, at, actor, action, object, hash)
VALUES (:office, :number, :at, :actor, :action, :object, :hash)

-- name: audit_chain
SELECT id, number, at, actor, action, object, hash FROM audit
WHERE office = :office ORDER BY number

-- name: audited_offices
SELECT DISTINCT office FROM audit ORDER BY office
