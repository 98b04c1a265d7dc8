-- The files as plain text, and DuckDB's JSON functions on that. Wants the variables `reports` and `devices`: globs.
CREATE MACRO report() AS TABLE
SELECT filename, field[1] AS generated, field[2] AS base64
FROM (
    SELECT filename, json_extract_string(content, ['GeneratedTime', 'Content']) AS field
    FROM read_text(getvariable('reports'))
);

CREATE MACRO virtual_device_of_root() AS TABLE
SELECT filename
FROM (
    SELECT filename, unnest(json_extract_string(content, '$.VirtualMFADevices[*].User.Arn')) AS owner
    FROM read_text(getvariable('devices'))
)
WHERE owner LIKE '%:root';
