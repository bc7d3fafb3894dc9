-- Where the data lies: what pg_restore has put anywhere, lies elsewhere than it was. There nothing is
-- sent before somebody has looked at it. (A file is put back by the program itself.)

CREATE FUNCTION place_of_data() RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT concat_ws('/', system_identifier,
        (SELECT oid FROM pg_database WHERE datname = current_database()),
        'installation'::regclass::oid)
    FROM pg_control_system()
$$;
ALTER TABLE installation ADD COLUMN place TEXT;
UPDATE installation SET place = place_of_data();
