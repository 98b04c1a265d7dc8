-- The four account-level figures of a fleet.
WITH text AS (
    SELECT
        split_part(parse_dirpath(filename), '/', -1) AS account,
        generated::TIMESTAMP AS generated,
        decode(from_base64(base64)) AS csv
    FROM report()
),
root AS (
    SELECT
        account,
        generated,
        map(string_split(split_part(csv, chr(10), 1), ','), string_split(root_row(csv), ',')) AS field
    FROM text
),
account_with_virtual_mfa AS (
    SELECT split_part(parse_dirpath(filename), '/', -1) AS account
    FROM virtual_device_of_root()
),
fact AS (
    SELECT
        greatest(
            try_cast(field['password_last_used'] AS TIMESTAMP),
            try_cast(field['access_key_1_last_used_date'] AS TIMESTAMP),
            try_cast(field['access_key_2_last_used_date'] AS TIMESTAMP)
        ) >= generated - INTERVAL 7 DAY AS is_used,
        'true' IN (field['access_key_1_active'], field['access_key_2_active']) AS has_key,
        field['mfa_active'] = 'true' AS has_mfa,
        account IN (FROM account_with_virtual_mfa) AS has_virtual_mfa
    FROM root
)
SELECT
    count(*) FILTER (is_used),
    count(*) FILTER (has_key),
    count(*) FILTER (NOT has_mfa),
    count(*) FILTER (NOT has_mfa OR has_virtual_mfa)
FROM fact;
