-- The root user's row among all lines of a credential report, wherever it stands.
CREATE MACRO root_row(csv) AS
list_filter(string_split(csv, chr(10)), lambda line: starts_with(line, '<root_account>,'))[1];
