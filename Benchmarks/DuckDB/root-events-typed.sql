-- The records of type Root among the files of the variable `trail`, every record read as a typed value.
SELECT record.eventID, record.recipientAccountId
FROM (
    SELECT unnest(Records) AS record
    FROM read_json(
        getvariable('trail'),
        format = 'unstructured',
        columns = {
            Records: 'STRUCT(eventID VARCHAR, recipientAccountId VARCHAR, userIdentity STRUCT("type" VARCHAR))[]'
        }
    )
)
WHERE record.userIdentity."type" = 'Root';
