-- The files through DuckDB's JSON reader. Wants the variables `reports` and `devices`: globs.
CREATE MACRO report() AS TABLE
SELECT filename, GeneratedTime AS generated, Content AS base64
FROM read_json(
    getvariable('reports'),
    format = 'unstructured',
    columns = {Content: 'VARCHAR', GeneratedTime: 'VARCHAR'},
    maximum_object_size = 16777216,
    filename = true
);

CREATE MACRO virtual_device_of_root() AS TABLE
SELECT filename
FROM (
    SELECT filename, unnest(VirtualMFADevices) AS device
    FROM read_json(
        getvariable('devices'),
        format = 'unstructured',
        columns = {VirtualMFADevices: 'STRUCT("User" STRUCT(Arn VARCHAR))[]'},
        maximum_object_size = 16777216,
        filename = true
    )
)
WHERE device."User".Arn LIKE '%:root';
