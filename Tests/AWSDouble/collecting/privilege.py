"""What is asked is what the printed policies allow and the plan lists: no more, and no less."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from typing import Any

from botocore import xform_name

from checks.asking import Tally
from collecting.bench import Bench
from services.catalogue import ROOT_AUDIT

# Anyone may ask who he is.
# Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
FREE = {"sts:GetCallerIdentity"}


def check(tally: Tally, bench: Bench) -> None:
    """The calls of a rich world, and every form of the policies."""
    with tally.under("privilege: calls"):
        _calls(tally, bench)
    with tally.under("privilege: forms"):
        _forms(tally, bench)
    with tally.under("privilege: partitions"):
        text = bench.run("collect", "--print-policy", "collector", "--region", "us-gov-west-1").out
        arns = re.findall(r"arn:[a-z-]+", text)
        tally.equal("partition", set(arns), {"arn:aws-us-gov"})
        file = bench.folder()
        file.write_text("[default]\nregion = eu-west-1\n[profile china]\nregion = cn-north-1\n")
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        clean |= {"AWS_CONFIG_FILE": str(file), "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
        for options, more, partition in (
            ((), {}, "aws"),
            (("--profile", "china"), {}, "aws-cn"),
            ((), {"AWS_REGION": "us-gov-east-1"}, "aws-us-gov"),
            (("--region", "cn-northwest-1"), {"AWS_REGION": "us-gov-east-1"}, "aws-cn"),
        ):
            command = [bench.taproot, "collect", "--print-policy", "collector", *options]
            text = subprocess.run(command, env=clean | more, capture_output=True, text=True).stdout
            tally.equal(f"{options} {more}", set(re.findall(r"arn:[a-z-]+", text)), {f"arn:{partition}"})


def _calls(tally: Tally, bench: Bench) -> None:
    with bench.double(60) as there:
        folder = bench.folder()
        bench.collect(there, folder)
        # A delegated administrator makes the same calls.
        bench.collect(there, bench.folder(), "--role-name", "AuditRole", key=there.key("AKIADOUBLEDELEGATED0"))
        asked = {kind: set(operations) for kind, operations in there.get("counts")["kinds"].items()}
    tally.equal("who asks", set(asked), {"user", "role", "root session"})
    collector, member = _actions(bench, "collector"), _actions(bench, "member")
    # Its own account may have what the one here has not.
    tally.equal("the collector's", sorted(collector), sorted((asked["user"] | asked["role"]) - FREE))
    tally.equal("the role's", sorted(member), sorted(asked["role"]))
    tally.holds("AWS's task policy allows root's", asked["root session"] <= ROOT_AUDIT)
    plan = [line.split("  ") for line in bench.run("collect", "--plan").out.splitlines()]
    calls = {actor: {call for by, call, _ in plan if by == actor} for actor, _, _ in plan}
    own = asked["user"] - asked["role"]
    tally.equal("actors", list(calls), ["the collector", "the role in each account", "the root user of each account"])
    for actor, operations in zip(calls, (own, asked["role"], asked["root session"])):
        tally.equal(f"plan of {actor}", sorted(calls[actor]), sorted(map(_command, operations)))
    permissions = {each for _, _, words in plan for each in words.split()}
    tally.equal("plan's permissions", permissions, set().union(*asked.values()) - FREE)
    without = bench.run("collect", "--plan", "--no-assume-root").out
    tally.holds("a plan without root sessions", "assume-root" not in without and "root user" not in without)


def _command(operation: str) -> str:
    """A call as one types it. The command line calls one service otherwise than policies do."""
    service, _, name = operation.partition(":")
    service = {"config": "configservice"}.get(service, service)
    return f"aws {service} {xform_name(name, '-')}"


def _document(bench: Bench, role: str, *options: str) -> Any:
    return json.loads(bench.run("collect", "--print-policy", role, *options).out)


def _actions(bench: Bench, role: str) -> set[str]:
    return {action for statement in _document(bench, role)["Statement"] for action in statement["Action"]}


def _forms(tally: Tally, bench: Bench) -> None:
    for role in ("collector", "member"):
        document = _document(bench, role, "--role-name", "audit/Reader", "--role-name", "Second")
        tally.equal("version", document["Version"], "2012-10-17")
        tally.equal("effects", {each["Effect"] for each in document["Statement"]}, {"Allow"})
        actions = [action for each in document["Statement"] for action in each["Action"]]
        tally.equal("no patterns", [action for action in actions if "*" in action], [])
        for statement in document["Statement"]:
            tally.equal("sorted", statement["Action"], sorted(set(statement["Action"])))
            tally.holds("named", re.fullmatch("[A-Za-z0-9]+", statement["Sid"]))
        by_action = {action: each for each in document["Statement"] for action in each["Action"]}
        if role == "member":
            tally.holds("goes nowhere else", not {"sts:AssumeRole", "sts:AssumeRoot"} & set(by_action))
            continue
        roles = ["arn:aws:iam::*:role/audit/Reader", "arn:aws:iam::*:role/Second"]
        tally.equal("only these roles", by_action["sts:AssumeRole"]["Resource"], roles)
        arn = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
        task = {"StringEquals": {"sts:TaskPolicyArn": [arn]}}
        tally.equal("only this task", by_action["sts:AssumeRoot"]["Condition"], task)
        tally.equal("only root", by_action["sts:AssumeRoot"]["Resource"], ["arn:aws:iam::*:root"])
        without = _document(bench, "collector", "--no-assume-root")
        tally.holds("no root sessions", "sts:AssumeRoot" not in json.dumps(without))
    member = _document(bench, "member")
    path = bench.run("collect", "--print-policy", "member", "--role-name", "audit/Tap", "--format", "cloudformation")
    (role,) = json.loads(path.out)["Resources"].values()
    tally.equal("path", (role["Properties"]["Path"], role["Properties"]["RoleName"]), ("/audit/", "Tap"))
    for external in ((), ("--external-id", "8f2c=/+:,.@-")):
        options = ("collect", "--print-policy", "member", "--role-name", "AuditRole", *external)
        template = bench.run(*options, "--format", "cloudformation").out
        _cloudformation(tally, bench, template, member, external)
        _terraform(tally, bench, bench.run(*options, "--format", "terraform").out, member, external)
    for wrong in (("--session-name", "a"), ("--session-name", "two words"), ("--session-name", "x" * 65),
                  ("--external-id", "a"), ("--external-id", "${x}"), ("--external-id", "é" * 3)):  # fmt: skip
        done = bench.run("collect", "--print-policy", "member", *wrong)
        tally.equal(f"{wrong}", (done.code, wrong[0] in done.errors), (64, True))
    for form in ("cloudformation", "terraform"):
        done = bench.run("collect", "--print-policy", "collector", "--format", form)
        tally.equal(f"{form} is for members", done.code, 64)


def _trusts(tally: Tally, trust: Any, principal: Any, external: tuple[str, ...]) -> None:
    statement = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": principal}}
    if external:
        statement["Condition"] = {"StringEquals": {"sts:ExternalId": external[1]}}
    tally.equal("trust", trust, {"Version": "2012-10-17", "Statement": [statement]})


def _cloudformation(tally: Tally, bench: Bench, text: str, member: Any, external: tuple[str, ...]) -> None:
    template = json.loads(text)
    (role,) = template["Resources"].values()
    tally.equal("name", role["Properties"]["RoleName"], "AuditRole")
    tally.equal("policy", [each["PolicyDocument"] for each in role["Properties"]["Policies"]], [member])
    _trusts(tally, role["Properties"]["AssumeRolePolicyDocument"], {"Ref": "CollectorArn"}, external)
    path = bench.folder().with_suffix(".json")
    path.write_text(text)
    lint = pathlib.Path(sys.executable).with_name("cfn-lint")
    program = lint if lint.exists() else shutil.which("cfn-lint")
    if program:
        done = subprocess.run([program, "--info", path], capture_output=True, text=True)
        tally.holds(f"cfn-lint: {done.stdout}", done.returncode == 0)


def _terraform(tally: Tally, bench: Bench, text: str, member: Any, external: tuple[str, ...]) -> None:
    parts = re.findall(r"<<-POLICY\n(.*?)\n *POLICY\n", text, re.DOTALL)
    tally.equal("parts", len(parts), 2)
    _trusts(tally, json.loads(parts[0]), "${var.collector_arn}", external)
    tally.equal("policy", json.loads(parts[1]), member)
    tally.equal("no other templates", re.findall(r"[$%]\{[^}]*\}", text), ["${var.collector_arn}"])
    if program := shutil.which("terraform") or shutil.which("tofu"):
        done = subprocess.run([program, "fmt", "-"], input=text, capture_output=True, text=True)
        tally.holds(f"terraform fmt: {done.stderr}", done.returncode == 0)
        tally.equal("as terraform formats it", done.stdout, text)

