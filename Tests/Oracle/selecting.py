"""Conditions that hold of root, or of what has no MFA, and ones that look as if they did."""

from scopes import Scope, World, both, choose, one_or_list, where


def root_selector(world: World) -> Scope:
    """A condition that holds of root."""
    draw, principal = world.draw, "aws:PrincipalArn"
    arn = f"arn:{world.partition}:iam::{world.account}:root"
    anywhere = f"arn:{world.partition}:iam::*:root"
    return choose(
        draw,
        where("ArnLike", principal, anywhere),
        where("ArnLike", principal, one_or_list(draw, [anywhere])),
        where("ArnEquals", principal, "arn:*:iam::*:root"),
        where("StringLike", principal, anywhere),
        where("StringLike", principal, ["arn:*:root"]),
        where("StringLike", "AWS:PRINCIPALARN", "*:root"),
        where("StringEquals", principal, arn),
        where("StringLike", principal, ["arn:aws-cn:iam::*:root", f"arn:aws*:iam::{world.account}:root"]),
        where("ArnLike", principal, f"arn:{world.partition}:iam::${{aws:PrincipalAccount}}:root"),
        where("StringEquals", "aws:PrincipalType", "Account"),
        where("StringLike", "aws:PrincipalAccount", ["1111*", world.account]),
        where("StringEquals", "aws:PrincipalAccount", "${aws:userid}"),
        where("StringEquals", "aws:userid", "${aws:PrincipalAccount}"),
        where("StringNotEquals", "aws:PrincipalTag/breakglass", "yes"),
        where("StringNotLike", "aws:username", "*"),
        where("StringNotEquals", "aws:userid", "${aws:username}"),
        where("StringEquals", "aws:PrincipalType", "${aws:username, 'Account'}"),
        where("Null", "aws:username", "true"),
        where("ForAllValues:StringEquals", "aws:PrincipalTag/role", ["admin", "ops"]),
        where("StringEquals", "aws:PrincipalOrgID", world.organization),
        where("BoolIfExists", "aws:PrincipalIsAWSService", "false"),
        Scope(),
        both(where("ArnLike", principal, anywhere), where("Null", "aws:AssumedRoot", "true")),
        both(
            where("ArnNotLike", principal, f"arn:{world.partition}:iam::*:role/*"),
            where("BoolIfExists", "aws:AssumedRoot", "false"),
        ),
    )


def nearly_root_selector(world: World) -> Scope:
    """A condition that looks as if it held of root, and seldom does."""
    draw, principal = world.draw, "aws:PrincipalArn"
    return choose(
        draw,
        where("StringLike", principal, f"arn:{world.other_partition}:iam::*:root"),
        where("ArnLike", principal, f"arn:{world.other_partition}:iam::*:root"),
        where("StringEquals", principal, f"arn:{world.partition}:iam::*:root"),
        where("ArnLike", principal, "arn:*:root"),
        where("ArnLike", principal, f"arn:{world.partition}:iam::*:user/root"),
        where("ArnLike", principal, f"arn:{world.partition}:iam:*:root"),
        where("StringLike", principal, f"arn:{world.partition}:iam::999988887777:root"),
        where("StringEquals", "aws:PrincipalType", ["Root", "User"]),
        where("StringEquals", "aws:username", "root"),
        where("StringNotEquals", "aws:userid", "${aws:PrincipalAccount}"),
        where("StringEquals", "aws:PrincipalTag/role", "root"),
        where("StringLike", principal, "arn:${*}:iam::*:root"),
        where("StringNotEquals", "aws:PrincipalOrgID", world.organization),
        where("Bool", "aws:AssumedRoot", "false"),
        where("StringEqualsIgnoreCase", principal, f"ARN:{world.partition}:IAM::{world.account}:ROOT"),
        where("ForAnyValue:StringNotEquals", "aws:PrincipalTag/role", "admin"),
        where("StringLike", principal, "arn:*:iam::?${aws:userid}:root"),
    )


def without_mfa(world: World) -> list[Scope]:
    """Conditions that together hold wherever there is no MFA."""
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        world.draw,
        [where("BoolIfExists", mfa, "false")],
        [where("BoolIfExists", "aws:multifactorauthpresent", False)],
        [where("BoolIfExists", mfa, "false")],
        [where("StringNotEquals", mfa, "true")],
        [where("StringEqualsIfExists", mfa, "false")],
        [where("NumericGreaterThanIfExists", age, "3600")],
        [where("Null", age, "true")],
        [where("Null", mfa, "true"), where("Bool", mfa, "false")],
        [where("Null", issued, True), where("StringLike", mfa, "f*")],
        [where("Null", issued, "true"), where("Bool", mfa, "FALSE")],
        [where("ForAllValues:Bool", mfa, "false")],
    )


def with_key(world: World) -> list[Scope]:
    """Conditions that hold of every request signed with a long-term key."""
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        world.draw,
        [where("Null", issued, "true")],
        [where("Null", mfa, "true")],
        [where("BoolIfExists", mfa, "false")],
        [where("StringNotEquals", mfa, ["true", "false"])],
        [where("DateLessThanIfExists", issued, "2015-01-01T00:00:00Z")],
        [where("NumericLessThanIfExists", age, 0)],
        [both(where("Null", issued, "true"), where("Bool", "aws:ViaAWSService", "false"))],
        [where("Null", "aws:CalledVia", "true")],
    )


def nearly_without_mfa(world: World) -> Scope:
    """Conditions that leave some requests without MFA out."""
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        world.draw,
        where("Bool", mfa, "false"),
        where("Bool", mfa, "false"),
        where("Null", mfa, "true"),
        where("StringEquals", mfa, "false"),
        where("StringEquals", mfa, "False"),
        where("NumericGreaterThan", age, "3600"),
        where("Null", issued, "true"),
        where("BoolIfExists", mfa, "true"),
        both(where("BoolIfExists", mfa, "false"), where("Bool", "aws:ViaAWSService", "false")),
        both(where("BoolIfExists", mfa, "false"), where("Null", "aws:CalledVia", "true")),
        both(where("BoolIfExists", mfa, "false"), where("Null", issued, "false")),
        where("ForAnyValue:Bool", mfa, "false"),
    )
