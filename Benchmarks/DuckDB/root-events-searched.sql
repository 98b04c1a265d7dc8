-- The same, but only files with the text `"Root` in them are read as values. A file is one line.
SELECT record.eventID, record.recipientAccountId
FROM (
    SELECT unnest(from_json(
        json,
        '{"Records": [{"eventID": "VARCHAR", "recipientAccountId": "VARCHAR", "userIdentity": {"type": "VARCHAR"}}]}'
    ).Records) AS record
    FROM read_json_objects(getvariable('trail'), format = 'newline_delimited')
    WHERE contains(json::VARCHAR, '"Root')
)
WHERE record.userIdentity."type" = 'Root';
