"""What happens to a request: who calls, whether it may, which fault hits it, and who answers."""

import hashlib
import json
import re
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from front import signing
from front.callers import ROOT_SESSION, Caller, Callers
from front.counts import Counts
from front.described import described
from front.faults import Faults, PlanError, Rule
from services import catalogue
from services.borrowed import READS, Borrowed
from services.buckets import Buckets
from services.call import Call
from services.state import State
from wire import errors, models, protocols
from wire.errors import AWSError
from wire.messages import Answer, Request
from wire.protocols import QUERY, Operation
from world.world import World

PAGE = (
    b"<!DOCTYPE html>\n<html><head><title>%s</title></head>\n"
    b"<body><h1>%s</h1><hr><p>proxy &nbsp; \xe2\x80\x94</body></html>\n"
)
REASONS = {
    403: b"403 Forbidden",
    404: b"404 Not Found",
    500: b"500 Internal Server Error",
    503: b"503 Service Unavailable",
}
UNSIGNED = Operation("sts", "AssumeRoleWithWebIdentity", QUERY)


@dataclass
class Delivery:
    """An answer, and how it is to be handed over."""

    answer: Answer
    manner: Rule | None = None


class Desk:
    """Answers requests, one after the other."""

    def __init__(self, world: World, check_signatures: bool, buckets: Buckets, state: State):
        self.world = world
        self.counts = Counts()
        self.faults = Faults()
        self._check_signatures = check_signatures
        self._callers = Callers(world)
        self._state = state
        self._borrowed = Borrowed(world)
        self._buckets = buckets
        self._memory: dict[tuple[Any, ...], Answer] = {}

    @property
    def now(self) -> datetime:
        """The double's time, which a fault may shift."""
        return datetime.now(UTC) + timedelta(seconds=self.faults.clock_offset)

    def handle(self, request: Request) -> Delivery:
        """The answer to a request."""
        if request.path.startswith("/_double/"):
            return Delivery(self._own(request))
        given = signing.scope(request)
        operation = UNSIGNED
        if given is not None:
            operation = protocols.identify(models.ALIASES.get(given.service, given.service), request)
        elif request.form.get("Action") != UNSIGNED.name:
            operation = Operation("sts", request.form.get("Action", "unknown"), _guess(request))
        account = kind = "unknown"
        try:
            caller = self._caller(request, given, operation)
            account = caller.account if caller else "anonymous"
            kind = caller.kind if caller else "anonymous"
            delivery = self._faulty(request, given, operation, caller)
        except AWSError as error:
            delivery = Delivery(errors.rendered(error, operation, request))
        except Exception as error:
            traceback.print_exc()
            failure = AWSError("DoubleIsBroken", f"{type(error).__name__}: {error}", 500)
            delivery = Delivery(errors.rendered(failure, operation, request))
        self.counts.call(account, kind, operation.action)
        self.counts.outcome(delivery.answer.error or str(delivery.answer.status))
        return delivery

    # --- Who calls

    def _caller(self, request: Request, given: signing.Scope | None, operation: Operation) -> Caller | None:
        """The caller; none for the one call that nobody signs."""
        if given is None:
            if operation == UNSIGNED:
                return None
            if "authorization" in request.headers:
                raise errors.general(
                    "signature", operation, "The Authorization header is incomplete or of another kind."
                )
            raise errors.general("no token", operation)
        caller = self._callers.find(given.key)
        if caller is None:
            raise errors.general("unknown key", operation)
        if self._check_signatures:
            if why := signing.skew(request, given, self.now):
                raise errors.general("skew", operation, None if operation.service == "s3" else why)
            if not signing.is_signed(request, given, caller.secret):
                raise errors.general("signature", operation)
        if request.headers.get("x-amz-security-token") != caller.token:
            raise errors.general("bad token", operation)
        if caller.expires is not None and self.now >= caller.expires:
            raise errors.general("expired", operation)
        return caller

    # --- Faults

    def _faulty(
        self, request: Request, given: signing.Scope | None, operation: Operation, caller: Caller | None
    ) -> Delivery:
        region = given.region if given else self.world.partition.home
        account = caller.account if caller else "anonymous"
        if caller:
            caller.calls += 1
        rule = self._fault(request, operation, caller, account, region)
        if rule is None:
            return Delivery(self._remembered(request, operation, caller, region))
        self.counts.fault(rule.kind)
        if rule.kind in ("deny", "refuseRole"):
            who = caller.arn if caller else "anonymous"
            raise errors.denied(operation, who, "*", "a fault was asked for, so nothing allows")
        if rule.kind == "echo":
            raise errors.general("signature", operation, _echo(request, caller))
        if kind := {
            "expire": "expired",
            "throttle": "throttled",
            "error500": "internal",
            "error503": "unavailable",
        }.get(rule.kind):
            raise errors.general(kind, operation)
        if rule.kind.startswith("html"):
            status = int(rule.kind[4:])
            page = PAGE % (REASONS[status], REASONS[status])
            return Delivery(Answer(status, page, {"Content-Type": "text/html; charset=utf-8"}, error=rule.kind))
        answer = self._remembered(request, operation, caller, region)
        return Delivery(_spoilt(answer, rule, request), rule)

    def _fault(
        self, request: Request, operation: Operation, caller: Caller | None, account: str, region: str
    ) -> Rule | None:
        role = caller.role or caller.kind if caller else ""
        name = (
            f"{account}/{caller.role if caller else ''}/{region}/{operation.action}/{request.method} {request.target}\n"
        )
        identity = name.encode() + request.body
        wanted = (account, role)
        if operation.name == "AssumeRole" and operation.service == "sts":
            arn = request.form.get("RoleArn", "").split(":")
            wanted = (arn[4], arn[5].rpartition("/")[2]) if len(arn) == 6 else wanted
        temporary = caller is not None and caller.token is not None
        calls = caller.calls if caller is not None and temporary else 0
        return self.faults.find(account, operation.action, role, identity, calls, wanted)

    # --- Answering

    def _remembered(self, request: Request, operation: Operation, caller: Caller | None, region: str) -> Answer:
        """The answer, from memory where it cannot be another one."""
        task = catalogue.ROOT_TASKS.get(caller.task, set()) if caller and caller.kind == ROOT_SESSION else None
        if task is not None and operation.action not in task:
            raise errors.denied(operation, caller.arn, "*", "no session policy allows")
        if caller is None or operation.action in catalogue.CHANGING or not _is_reading(operation):
            answer = self._fresh(request, operation, caller, region)
            if operation.action in catalogue.WRITING:
                self._memory.clear()
            return answer
        key = (caller.account, caller.kind, operation, region, request.method, request.target, request.body)
        known = self._memory.get(key)
        if known is None:
            known = self._memory[key] = self._fresh(request, operation, caller, region)
        else:
            self.counts.remembered()
        return known

    def _fresh(self, request: Request, operation: Operation, caller: Caller | None, region: str) -> Answer:
        """An answer made now."""
        if operation.service == "s3" and self._buckets.has(request):
            return self._buckets.answer(operation, request)
        host = request.headers.get("host", "")
        who = caller or self._callers.long_term()[0]
        try:
            given = _parameters(operation, request)
            call = Call(self.world, self._callers, self._state, operation, who, region, host, self.now, given)
            if handler := catalogue.HANDLERS.get(operation.action):
                try:
                    return protocols.answer(operation, handler(call))
                except NotImplementedError:
                    pass
            return self._borrowed.answer(call, request)
        except AWSError as error:
            return errors.rendered(error, operation, request)

    # --- What is asked of the double itself

    def _own(self, request: Request) -> Answer:
        where = request.path.removeprefix("/_double/")
        try:
            if (request.method, where) == ("GET", "counts"):
                return _json(self.counts.value())
            if (request.method, where) == ("GET", "secrets"):
                return _json(self._callers.secrets())
            if (request.method, where) == ("GET", "world"):
                return _json(self._described())
            if (request.method, where) == ("POST", "faults"):
                self.faults.put(json.loads(request.body or b"{}"))
                return _json({})
            if (request.method, where) == ("GET", "changes"):
                return _json(self._state.changes)
            if (request.method, where) == ("POST", "appear"):
                return self._appear(json.loads(request.body))
            if (request.method, where) == ("POST", "reset"):
                self.reset()
                return _json({})
        except (PlanError, ValueError, TypeError) as error:
            return _json({"error": str(error)}, 400)
        return _json({"error": "there are GET counts, GET secrets, GET world, GET changes, POST faults, POST appear, POST reset"}, 404)

    def _appear(self, wanted: dict[str, Any]) -> Answer:
        """A key of a root user appears, now or after so many changes."""
        self._state.appearing = (wanted["account"], wanted.get("after", 0))
        if not wanted.get("after"):
            self._state.appear(self.world, wanted["account"])
            self._memory.clear()
        return _json({})

    def reset(self) -> None:
        """As at the start: no faults, no counts, no sessions, no reports, no changes."""
        if self._state.changes or self._state.roots:
            self._memory.clear()
        self._state.forget_changes()
        self.faults.put({})
        self.counts.reset()
        self._callers.forget_sessions()
        self._state.reports.clear()

    def _described(self) -> dict[str, Any]:
        return described(self.world, self._callers)


def _guess(request: Request) -> str:
    """The protocol of a request that is not signed."""
    if "x-amz-target" in request.headers:
        return protocols.JSON
    return QUERY if "Action" in request.form else protocols.REST_XML


def _is_reading(operation: Operation) -> bool:
    return operation.name.startswith(READS) and operation.name != "GetObject"


def _parameters(operation: Operation, request: Request) -> dict[str, Any]:
    try:
        found = protocols.parameters(operation, request)
    except ValueError as error:
        raise AWSError("SerializationException", "The request cannot be read.") from error
    if not isinstance(found, dict):
        raise AWSError("SerializationException", "Start of structure or map found where not expected.")
    return found


def _spoilt(answer: Answer, rule: Rule, request: Request) -> Answer:
    """An answer with what a fault does to its body."""
    body, headers = answer.body, answer.headers
    if rule.kind == "malformed":
        body = body[: max(1, len(body) * 2 // 3)]
    elif rule.kind == "garbage":
        body = hashlib.sha512(body).digest() * 3
    elif rule.kind == "empty":
        body = b""
    elif rule.kind == "repeatToken" and answer.error is None:
        body = _repeated(body, request)
    else:
        return answer
    return Answer(
        200, body, {name: value for name, value in headers.items() if name.lower() != "content-length"}, answer.error
    )


def _echo(request: Request, caller: Caller | None) -> str:
    """What AWS says where a signature is wrong: it repeats the request's head, tokens too. The secret is added to it."""
    head = "\n".join(f"{name}:{value}" for name, value in sorted(request.headers.items()))
    words = errors.WORDS["signature"]
    return (
        f"{words}\n\nThe Canonical String for this request should have been\n'{request.method}\n{head}\n'\n"
        f"{caller.secret if caller else ''}"
    )


def _json(value: Any, status: int = 200) -> Answer:
    return Answer(
        status, json.dumps(value, indent=1, ensure_ascii=False).encode(), {"Content-Type": "application/json"}
    )


def _repeated(body: bytes, request: Request) -> bytes:
    """A page that names itself as the next one: the token that it was asked with stands in the next one's place."""
    asked = request.form.get("Marker") or request.form.get("NextToken") or request.query.get("continuation-token")
    if request.body.startswith(b"{"):
        asked = json.loads(request.body).get("NextToken")
        return json.dumps({**json.loads(body), "NextToken": asked}).encode() if asked else body
    if asked is None:
        return body
    text = body.decode()
    text = re.sub(r"<(Marker|NextToken|NextContinuationToken)>[^<]*<", lambda found: f"<{found[1]}>{asked}<", text)
    text = text.replace("<IsTruncated>false</IsTruncated>", f"<IsTruncated>true</IsTruncated><Marker>{asked}</Marker>")
    return text.encode()
