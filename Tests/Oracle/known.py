"""Questions whose answers are plain to a reader: each is a sentence about the rules, and a chain that hangs on it."""

from collections.abc import Iterator
from typing import Any

Statement = dict[str, Any]

MFA, AGE, ISSUED = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
PRINCIPAL, REGION, SOURCE, AGENT = "aws:PrincipalArn", "aws:RequestedRegion", "aws:SourceIp", "aws:UserAgent"
EVERYTHING = {"Effect": "Allow", "Action": "*", "Resource": "*"}


def deny(*conditions: tuple[str, str, Any], **elements: Any) -> Statement:
    """A deny of everything, narrowed by elements and conditions."""
    return statement("Deny", conditions, elements)


def allow(*conditions: tuple[str, str, Any], **elements: Any) -> Statement:
    """An allow in place of FullAWSAccess."""
    return statement("Allow", conditions, elements)


def statement(effect: str, conditions: tuple[tuple[str, str, Any], ...], elements: dict[str, Any]) -> Statement:
    """A statement whose elements default to everything."""
    body: Statement = {"Effect": effect, **elements}
    if not {"Action", "NotAction"} & set(elements):
        body["Action"] = "*"
    if not {"Resource", "NotResource"} & set(elements):
        body["Resource"] = "*"
    blocks: dict[str, dict[str, Any]] = {}
    for operator, key, values in conditions:
        blocks.setdefault(operator, {})[key] = values
    return {**body, "Condition": blocks} if blocks else body


# The sentence, the property, the answer, and the statements of one policy beside FullAWSAccess.
KNOWN: list[tuple[str, str, str, list[Statement]]] = [
    # Credentials
    ("BoolIfExists catches keys and sessions", "root-requires-mfa", "proved", [deny(("BoolIfExists", MFA, "false"))]),
    ("Bool lets keys slip through", "root-requires-mfa", "refuted", [deny(("Bool", MFA, "false"))]),
    ("Null catches keys only", "root-requires-mfa", "refuted", [deny(("Null", MFA, "true"))]),
    ("Null is enough for keys", "root-keys-denied", "proved", [deny(("Null", MFA, "true"))]),
    ("the age is absent without MFA", "root-requires-mfa", "proved", [deny(("Null", AGE, "true"))]),
    ("keys have no token", "root-keys-denied", "proved", [deny(("Null", ISSUED, "true"))]),
    ("sessions have a token", "root-denied", "refuted", [deny(("Null", ISSUED, "true"))]),
    ("a key is direct", "root-keys-denied", "proved", [deny(("Bool", "aws:ViaAWSService", "false"))]),
    ("a service may act without MFA", "root-requires-mfa", "refuted",
     [deny(("BoolIfExists", MFA, "false"), ("Bool", "aws:ViaAWSService", "false"))]),
    ("CalledVia is there exactly through a service", "root-denied", "proved",
     [deny(("Null", "aws:CalledVia", "true")), deny(("Bool", "aws:ViaAWSService", "true"))]),
    ("an age may be nought", "root-denied", "refuted",
     [deny(("BoolIfExists", MFA, "false")), deny(("NumericGreaterThan", AGE, "0")), deny(("Null", AGE, "true"))]),
    ("an age is never negative", "root-denied", "proved", [deny(("NumericGreaterThanEqualsIfExists", AGE, "0"))]),
    ("an age is whole", "root-denied", "proved",
     [deny(("NumericLessThanEqualsIfExists", AGE, "10")), deny(("NumericGreaterThanEquals", AGE, "11"))]),
    ("other numbers need not be whole", "root-denied", "refuted",
     [deny(("NumericLessThanEqualsIfExists", "s3:max-keys", "10")),
      deny(("NumericGreaterThanEquals", "s3:max-keys", "11"))]),
    ("root assumed nothing", "root-denied", "proved", [deny(("Null", "aws:AssumedRoot", "true"))]),
    # The principal
    ("a partition that is not root's", "root-denied", "refuted",
     [deny(("ArnLike", PRINCIPAL, "arn:aws-us-gov:iam::*:root"))]),
    ("a wildcard in StringEquals is a star", "root-denied", "refuted",
     [deny(("StringEquals", PRINCIPAL, "arn:aws:iam::*:root"))]),
    ("StringLike crosses colons", "root-denied", "proved", [deny(("StringLike", PRINCIPAL, "arn:*:root"))]),
    ("a malformed ARN leaves it open", "root-denied", "unknown", [deny(("ArnLike", PRINCIPAL, "arn:*:root"))]),
    ("a malformed ARN does not matter beside a guard", "root-denied", "proved",
     [deny(("ArnLike", PRINCIPAL, "arn:*:root")), deny()]),
    ("a malformed ARN does not matter where the rest does not match", "root-denied", "refuted",
     [deny(("ArnLike", PRINCIPAL, "arn:*:root"), ("Bool", MFA, "false"))]),
    ("a star alone is every ARN", "root-denied", "proved", [deny(("ArnEquals", PRINCIPAL, "*"))]),
    ("a variable is its value", "root-denied", "proved",
     [deny(("ArnLike", PRINCIPAL, "arn:*:iam::${aws:PrincipalAccount}:root"))]),
    ("root has no user name", "root-denied", "proved", [deny(("StringNotEquals", "aws:userid", "${aws:username}"))]),
    ("a default stands in", "root-denied", "proved",
     [deny(("StringEquals", "aws:PrincipalType", "${aws:username, 'Account'}"))]),
    ("an escaped star is a star", "root-denied", "refuted",
     [deny(("StringLike", PRINCIPAL, "arn:${*}:iam::*:root"))]),
    ("a negated operator holds of what is absent", "root-denied", "proved",
     [deny(("StringNotEquals", "aws:PrincipalTag/role", "admin"))]),
    ("ForAllValues holds of what is absent", "root-denied", "proved",
     [deny(("ForAllValues:StringEquals", "aws:PrincipalTag/role", "admin"))]),
    ("ForAnyValue does not hold of what is absent", "root-denied", "refuted",
     [deny(("ForAnyValue:StringNotEquals", "aws:PrincipalTag/role", "admin"))]),
    # Sources
    ("a direct request has an address or an endpoint", "root-keys-denied", "proved",
     [deny(("Null", SOURCE, "false")), deny(("Null", "aws:SourceVpc", "false"))]),
    ("through a service it may have neither", "root-denied", "refuted",
     [deny(("Null", SOURCE, "false")), deny(("Null", "aws:SourceVpc", "false"))]),
    ("no request has both", "root-denied", "proved",
     [deny(("Null", SOURCE, "true")), deny(("Null", "aws:SourceVpc", "true"))]),
    ("the endpoint's keys go together", "root-keys-denied", "proved",
     [deny(("Null", "aws:SourceVpc", "true")), deny(("Null", "aws:VpcSourceIp", "false"))]),
    ("NotIpAddress holds where there is no address", "root-denied", "proved",
     [deny(("NotIpAddress", SOURCE, "10.0.0.0/8")), deny(("IpAddress", SOURCE, "10.0.0.0/8"))]),
    ("all of IPv4 is not all", "root-only-from:10.0.0.0/8", "refuted", [deny(("IpAddress", SOURCE, "0.0.0.0/0"))]),
    ("IPv4 and IPv6 are all", "root-only-from:10.0.0.0/8", "proved",
     [deny(("IpAddress", SOURCE, ["0.0.0.0/0", "::/0"]))]),
    ("two halves are a whole", "root-only-from:10.0.0.0/9,10.128.0.0/9", "proved",
     [deny(("NotIpAddress", SOURCE, "10.0.0.0/8"))]),
    ("half is not a whole", "root-only-from:10.0.0.0/9", "refuted", [deny(("NotIpAddress", SOURCE, "10.0.0.0/8"))]),
    ("host bits are ignored in IPv4", "root-only-from:10.0.0.0/8", "proved",
     [deny(("NotIpAddress", SOURCE, "10.1.2.3/8"))]),
    ("host bits spoil an IPv6 network", "root-only-from:10.0.0.0/8", "refuted",
     [deny(("IpAddress", SOURCE, ["0.0.0.0/0", "::1/0"]))]),
    ("services and endpoints are no matter of addresses", "root-only-from:10.0.0.0/8", "proved",
     [deny(("NotIpAddressIfExists", SOURCE, "10.0.0.0/8"), ("Bool", "aws:ViaAWSService", "false"))]),
    # Times
    ("a token is not younger than the request", "root-denied", "proved",
     [deny(("DateGreaterThan", "aws:CurrentTime", "2025-01-01T00:00:00Z")),
      deny(("DateLessThanEqualsIfExists", ISSUED, "2025-01-01T00:00:00Z"))]),
    ("a token may be as old as it likes", "root-denied", "refuted",
     [deny(("DateLessThan", "aws:CurrentTime", "2025-01-01T00:00:00Z")),
      deny(("DateGreaterThanEqualsIfExists", ISSUED, "2025-01-01T00:00:00Z"))]),
    ("a moment between two", "root-denied", "refuted",
     [deny(("DateLessThan", "aws:CurrentTime", "2025-01-01T00:00:00Z")),
      deny(("DateGreaterThan", "aws:CurrentTime", "2025-01-01T00:00:00Z"))]),
    ("the epoch is the time", "root-denied", "proved",
     [deny(("NumericLessThan", "aws:EpochTime", "1735689600")),
      deny(("DateGreaterThanEquals", "aws:CurrentTime", "2025-01-01T00:00:00Z"))]),
    # Actions and resources
    ("NotAction spares too much", "root-denied", "refuted", [deny(NotAction=["iam:Create*"])]),
    ("NotAction and its Action", "root-denied", "proved", [deny(NotAction=["iam:Create*"]), deny(Action="IAM:C*")]),
    ("what is spared is excepted", "root-denied-except:iam:C*,sts:*", "proved", [deny(NotAction=["iam:Create*"])]),
    ("an exception that is narrower", "root-denied-except:iam:Create*", "refuted", [deny(NotAction=["iam:C*"])]),
    ("an exception without MFA", "root-requires-mfa-except:iam:*", "proved",
     [deny(("BoolIfExists", "aws:MultiFactorAuthPresent", "false"), NotAction=["iam:Create*"])]),
    ("an exception of keys that is narrower", "root-keys-denied-except:iam:Create*", "refuted",
     [deny(NotAction=["iam:*"])]),
    ("an exception to where requests come from", "root-only-from:10.0.0.0/8;except:iam:*", "proved",
     [deny(("NotIpAddress", SOURCE, "10.0.0.0/8"), NotAction=["iam:Create*"])]),
    ("an exception is none for other actions", "root-only-from:10.0.0.0/8;except:iam:Create*", "refuted",
     [deny(("NotIpAddress", SOURCE, "10.0.0.0/8"), NotAction=["iam:*"])]),
    ("a resource and its opposite", "root-denied", "proved",
     [deny(Resource="arn:aws:s3:::a*"), deny(NotResource="arn:aws:s3:::a*")]),
    ("every ARN is not every resource", "root-denied", "refuted", [deny(Resource="arn:aws:*:*:*:*")]),
    ("NotResource fires where there is none", "root-denied", "proved",
     [deny(Resource="arn:aws:*:*:*:*"), deny(NotResource="arn:aws:s3:::a")]),
    ("wildcards stay in their segment", "root-denied", "refuted",
     [deny(Resource="arn:aws:s3*:::c"), deny(NotResource="arn:aws:s3:::b:::c")]),
    ("the last segment may hold colons", "root-denied", "proved",
     [deny(Resource="arn:aws:logs:*:*:*"), deny(NotResource="arn:aws:logs:*:*:a:b:*")]),
    ("an unresolved variable is no resource", "root-denied", "proved",
     [deny(NotResource="arn:aws:s3:::${aws:username}")]),
    # Allow lists
    ("two allow lists that have something in common", "root-denied", "refuted",
     [allow(Action=["s3:Get*"]), deny(NotAction=["*:*Object"])]),
    ("an allow with a condition on MFA", "root-requires-mfa", "proved", [allow(("Bool", MFA, "true"))]),
    ("an allow that lets the absent through", "root-requires-mfa", "refuted", [allow(("BoolIfExists", MFA, "true"))]),
    ("allows are together what they are", "root-denied", "refuted",
     [allow(Action="s3:*"), allow(Action="ec2:*"), deny(Action="s3:*")]),
    # Strings
    ("what is spared of a pattern", "root-denied", "refuted",
     [deny(("StringNotLike", AGENT, "*a*")), deny(("StringLike", AGENT, "*ab*"))]),
    ("a wider pattern covers", "root-denied", "proved",
     [deny(("StringNotLike", AGENT, "*ab*")), deny(("StringLike", AGENT, "*a*"))]),
    ("two patterns that exclude each other", "root-denied", "proved",
     [deny(("StringNotLike", REGION, "eu-*")), deny(("StringNotLike", REGION, "us-*"))]),
    ("a question mark is one character", "root-denied", "refuted",
     [deny(("StringNotLike", REGION, "a??")), deny(("StringLike", REGION, ["?", "????*", "??"]))]),
    ("case matters", "root-denied", "refuted",
     [deny(("StringEquals", REGION, "EU")), deny(("StringNotEqualsIgnoreCase", REGION, "eu"))]),
    ("an empty string is there", "root-denied", "refuted",
     [deny(("Null", "s3:prefix", "true")), deny(("StringLike", "s3:prefix", "?*"))]),
    ("a key may be absent", "root-denied", "refuted", [deny(("StringLike", "s3:prefix", "*"))]),
    ("two keys that are linked", "root-denied", "proved",
     [deny(("StringEquals", "aws:SourceVpc", "${aws:RequestTag/vpc}")),
      deny(("StringNotEquals", "aws:SourceVpc", "${aws:RequestTag/vpc}"))]),
    ("two keys that are linked and differ", "root-denied", "refuted",
     [deny(("StringEquals", "aws:SourceVpc", "${aws:RequestTag/vpc}")), deny(("Null", "aws:SourceVpc", "true")),
      deny(("Null", "aws:RequestTag/vpc", "true"))]),
    ("two keys that are linked and cannot differ", "root-denied", "proved",
     [deny(("StringEquals", "aws:SourceVpc", "${aws:RequestTag/vpc}")), deny(("StringNotEquals", "aws:SourceVpc", "x")),
      deny(("StringNotEquals", "aws:RequestTag/vpc", "x")), deny(("Null", "aws:SourceVpc", "true")),
      deny(("Null", "aws:RequestTag/vpc", "true"))]),
    # Lists
    ("a member for each demand", "root-denied", "refuted",
     [deny(("ForAllValues:StringNotLike", "aws:TagKeys", "a*")),
      deny(("ForAllValues:StringNotLike", "aws:TagKeys", "b*"))]),
    ("no member for both", "root-denied", "proved",
     [deny(("ForAllValues:StringNotLike", "aws:TagKeys", "a*")),
      deny(("ForAnyValue:StringNotLike", "aws:TagKeys", "b*"))]),
    ("three members", "root-denied", "refuted",
     [deny(("ForAllValues:StringNotEquals", "aws:TagKeys", one)) for one in ("x", "y", "z")]),
    ("an empty list has all", "root-denied", "refuted", [deny(("ForAnyValue:StringLike", "aws:TagKeys", "*"))]),
    ("called through something", "root-denied", "proved",
     [deny(("ForAnyValue:StringLike", "aws:CalledVia", "*")), deny(("Bool", "aws:ViaAWSService", "false"))]),
    ("without a quantifier a list that is there never matches", "root-denied", "refuted",
     [deny(("StringNotEquals", "aws:TagKeys", "a"))]),
    ("without a quantifier a negation holds of no list", "root-denied", "proved",
     [deny(("StringNotEquals", "aws:TagKeys", "a")), deny(("Null", "aws:TagKeys", "false"))]),
]  # fmt: skip


def questions() -> Iterator[tuple[dict[str, Any], str]]:
    """The questions as `chains.py` writes them, and their answers."""
    for sentence, wanted, answer, statements in KNOWN:
        own_allow = any(one["Effect"] == "Allow" for one in statements)
        policy = {"Version": "2012-10-17", "Statement": statements if own_allow else [EVERYTHING, *statements]}
        yield (
            {
                "id": sentence,
                "property": wanted,
                "account": "111122223333",
                "partition": "aws",
                "organization": "o-a1b2c3d4e5",
                "serviceControlPolicies": [[{"Version": "2012-10-17", "Statement": EVERYTHING}], [policy]],
            },
            answer,
        )
