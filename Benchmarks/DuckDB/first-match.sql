-- The first line that looks like the root user's row. As AWS writes that row first, the rest is not looked at.
CREATE MACRO root_row(csv) AS
regexp_extract(csv, '(?m)^<root_account>,.*$');
