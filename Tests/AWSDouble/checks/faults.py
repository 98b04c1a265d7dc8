"""Faults that were asked for, and only those, and that they are counted."""

import json
import threading
import time
import urllib.error

from botocore.exceptions import BotoCoreError, ClientError

from checks.asking import Tally, pages
from checks.requests import FORM, send
from running import Double


def check(tally: Tally, there: Double) -> None:
    """All of it."""
    for part in (_counts, _shares, _tries, _sessions, _denials, _bodies, _tokens, _plans):
        with tally.under(f"faults: {part.__name__.strip('_')}"):
            there.post("reset")
            part(tally, there)
    there.post("reset")


def _counts(tally: Tally, there: Double) -> None:
    client = there.client("iam")
    for _ in range(3):
        client.get_account_summary()
    threads = [threading.Thread(target=there.client("sts").get_caller_identity) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counts = there.get("counts")
    mine = counts["calls"][there.world["management"]]
    tally.equal("calls", mine, {"iam:GetAccountSummary": 3, "sts:GetCallerIdentity": 4})
    tally.equal("outcomes", counts["outcomes"], {"200": 7})
    tally.holds("in flight", 1 <= counts["largestInFlight"] <= 4)


def _shares(tally: Tally, there: Double) -> None:
    """A share is met about, and the same seed hits the same calls."""

    def hits(seed: int) -> list[bool]:
        there.post("faults", {"seed": seed, "throttle": 0.3})
        found = []
        for kind in range(100):
            try:
                there_client.list_virtual_mfa_devices(MaxItems=kind + 1)
                found.append(False)
            except ClientError:
                found.append(True)
        return found

    there_client = there.client("iam")
    first = hits(1)
    tally.holds(f"{sum(first)} of 100", 15 <= sum(first) <= 45)
    tally.equal("the same seed", hits(1), first)
    tally.holds("another seed", hits(2) != first)
    tally.equal("counted", there.get("counts")["faults"]["throttle"] > 2 * 15, True)


def _tries(tally: Tally, there: Double) -> None:
    """`first` strikes each call anew, so that trying again helps; boto3 does."""
    there.post("faults", {"error503": {"first": 2, "operation": "iam:*"}})
    client = there.client("iam", tries=4)
    began = time.monotonic()
    tally.holds("a third try", client.get_account_summary()["SummaryMap"])
    tally.holds("and another call", "AccountAliases" in client.list_account_aliases())
    tally.holds("waited", time.monotonic() - began < 10)
    tally.equal("twice each", there.get("counts")["faults"], {"error503": 4})


def _sessions(tally: Tally, there: Double) -> None:
    there.post("faults", {"expire": {"after": 3}})
    client = there.client("iam", there.role(there.members[0]))
    client.get_account_summary()
    client.get_account_summary()
    tally.refused("from the third call on", "ExpiredToken/403", client.get_account_summary)
    tally.refused("and after", "ExpiredToken/403", client.get_account_summary)
    again = there.client("iam", there.role(there.members[0]))
    tally.holds("a new session lives", again.get_account_summary())
    tally.holds("long-term keys don't die", there.client("iam").get_account_summary())


def _denials(tally: Tally, there: Double) -> None:
    first, second = there.members[:2]
    there.post("faults", {
        "deny": [{"account": first, "operation": "iam:GetAccountSummary"}, {"operation": "account:*"}],
        "refuseRole": [second],
    })  # fmt: skip
    client = there.client("iam", there.role(first))
    tally.refused("here", "AccessDenied/403", client.get_account_summary)
    tally.holds("not that", client.list_virtual_mfa_devices())
    tally.holds("not there", there.client("iam", there.role(there.members[2])).get_account_summary())
    tally.refused("a service", "AccessDeniedException/403", there.client("account").list_regions)
    tally.refused("a role", "AccessDenied/403", there.role, account=second)


def _bodies(tally: Tally, there: Double) -> None:
    body = b"Action=GetAccountSummary&Version=2010-05-08"
    whole = send(there, body, {"Content-Type": FORM})[1]
    for kind in ("html403", "html404", "html500", "html503"):
        there.post("faults", {kind: 1})
        answer, text = send(there, body, {"Content-Type": FORM})
        tally.equal(kind, (answer.status, text[:15]), (int(kind[4:]), b"<!DOCTYPE html>"))
    for kind in ("malformed", "garbage", "empty"):
        there.post("faults", {kind: 1})
        answer, text = send(there, body, {"Content-Type": FORM})
        tally.holds(kind, answer.status == 200 and text != whole)
    for kind in ("chunked", "close"):
        there.post("faults", {kind: 1})
        tally.equal(kind, len(send(there, body, {"Content-Type": FORM})[1]), len(whole))
        client = there.client("iam")
        for _ in range(3):
            tally.holds(kind, client.get_account_summary())
    there.post("faults", {"drop": 1})
    client = there.client("iam")
    try:
        client.get_account_summary()
        tally.holds("a connection that drops", False)
    except (BotoCoreError, OSError) as error:
        tally.holds("a connection that drops", error)
    there.post("faults", {"dribble": {"seconds": 0.5}})
    began = time.monotonic()
    tally.equal("a slow body", len(send(there, body, {"Content-Type": FORM})[1]), len(whole))
    tally.holds("slow", 0.4 < time.monotonic() - began < 3)
    there.post("faults", {"delay": {"seconds": 0.3}})
    began = time.monotonic()
    tally.holds("late", client.get_account_summary() and time.monotonic() - began > 0.25)


def _tokens(tally: Tally, there: Double) -> None:
    there.post("faults", {"repeatToken": 1})
    client = there.client("organizations")
    for operation, key in (("list_accounts", "Accounts"), ("list_targets_for_policy", "Targets")):
        values = {"PolicyId": "p-FullAWSAccess"} if key == "Targets" else {}
        try:
            pages(client, operation, key, **values)
            tally.holds(f"{operation} ends", False)
        except BotoCoreError as error:
            tally.holds(f"{operation}: {error}", "same next token" in str(error))


def _plans(tally: Tally, there: Double) -> None:
    for wrong in ({"nonsense": 1}, {"deny": [{"nowhere": 1}]}, []):
        try:
            there.post("faults", wrong)
            tally.holds(f"{wrong} is no plan", False)
        except urllib.error.HTTPError as error:
            tally.holds("says why", error.code == 400 and json.load(error)["error"])
