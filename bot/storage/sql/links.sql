-- name: keep_link_code
INSERT INTO link_codes (finder, officer, until) VALUES (:finder, :officer, :until)

-- name: drop_link_codes_of
DELETE FROM link_codes WHERE officer = :officer

-- name: take_link_code
DELETE FROM link_codes WHERE finder = :finder AND until > :now RETURNING officer

-- name: link_account
INSERT INTO linked_accounts (finder, officer) VALUES (:finder, :officer)
ON CONFLICT (finder) DO UPDATE SET officer = excluded.officer

-- name: drop_accounts_of
DELETE FROM linked_accounts WHERE officer = :officer

-- name: officer_of_account
SELECT officers.*, keys.id AS key_id, keys.wrapped
FROM linked_accounts JOIN officers ON officers.id = linked_accounts.officer
JOIN keys ON keys.id = officers.key
WHERE linked_accounts.finder = :finder AND officers.is_active

-- name: link_group
INSERT INTO office_groups (office, finder, key, body) VALUES (:office, :finder, :key, :body)
ON CONFLICT (office) DO UPDATE SET finder = excluded.finder, body = excluded.body

-- name: unlink_group
DELETE FROM office_groups WHERE finder = :finder

-- name: group_of
SELECT office_groups.*, keys.id AS key_id, keys.wrapped
FROM office_groups JOIN keys ON keys.id = office_groups.key WHERE office = :office

-- name: office_of_group
SELECT office FROM office_groups WHERE finder = :finder

-- name: forget_link_codes
DELETE FROM link_codes WHERE until < :before
