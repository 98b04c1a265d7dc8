"""What moto answers, in the accounts of the organization.

Accounts of one profile are alike, so moto keeps one account for each profile, filled when it is first asked for. A
request goes to that account with the number changed, and the answer comes back with the number changed again.
"""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from moto.backends import get_backend
from moto.moto_api._internal import mock_random

from services.call import Call, page
from services.moto_app import Moto
from services.profiles import CONFIGURED, RULED, TRAILED, topic_of
from wire import protocols
from wire.errors import AWSError
from wire.messages import Answer, Request
from world import entities
from world.world import LARGE, PROFILES, World

SHARED = {"iam", "cloudtrail", "logs", "cloudwatch", "events", "sns", "config"}
READS = ("Describe", "Get", "List", "Select", "Batch", "Simulate", "Lookup", "Filter", "Head", "Generate", "Query")

RIGHT_PATTERN = (
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
)
WRONG_PATTERN = '{ $.userIdentity.type = "root" }'
SIGN_INS = {"detail-type": ["AWS Console Sign In via CloudTrail"], "detail": {"userIdentity": {"type": ["Root"]}}}
GROUP = "org-trail/events"
TRUST = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},'
    '"Action":"sts:AssumeRole"}]}'
)
READ_BUCKETS = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"*"}]}'
)
EVERYTHING = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'


def number_of(profile: str) -> str:
    """The number of a profile's account in moto; no account of the organization has one like it, and no text either."""
    return f"9990099{90000 + (PROFILES if profile == LARGE else int(profile))}"


class Steady:
    """A trail's status with times that follow the seed and not the clock."""

    def __init__(self, status: Any, began: datetime, delivered: datetime):
        self._status = status
        self._status.started = status.started and began.replace(tzinfo=None)
        self._status.stopped = status.stopped and delivered.replace(tzinfo=None)
        self._delivered = delivered

    def description(self) -> dict[str, Any]:
        """What CloudTrail says of the trail."""
        found = self._status.description()
        if found.get("LatestDeliveryTime"):
            found["LatestDeliveryTime"] = int(self._delivered.timestamp())
            found["LatestDeliveryAttemptTime"] = f"{self._delivered:%Y-%m-%dT%H:%M:%SZ}"
        return found


class Borrowed:
    """moto, as the accounts of the organization see it."""

    def __init__(self, world: World):
        self._world = world
        self._moto = Moto()
        self._filled: set[tuple[str, str]] = set()
        self._details: dict[str, dict[str, Any]] = {}
        self._memory: dict[tuple[Any, ...], Answer] = {}

    def answer(self, call: Call, request: Request) -> Answer:
        """moto's answer to a call."""
        operation = call.operation
        if operation.service == "organizations":
            raise call.denied(why="the double has not got this call, so nothing allows")
        if operation.service not in SHARED:
            return self._sent(call, request, call.caller.account)
        if not operation.name.startswith(READS):
            raise call.denied(why="the double is for reading, so nothing allows")
        profile, mine = call.account.profile, call.account.id
        theirs = number_of(profile)
        changed = Request(
            request.method,
            request.target.replace(mine, theirs),
            # The host is one of AWS's, which is how moto tells services and regions.
            {**request.headers, "host": f"{operation.service}.{call.region}.amazonaws.com"},
            request.body.replace(mine.encode(), theirs.encode()),
        )
        key = (profile, operation, call.region, changed.method, changed.target, changed.body)
        if key not in self._memory:
            self._fill(profile, operation.service)
            self._memory[key] = self._fresh(call, changed)
        answer = self._memory[key]
        return replace(answer, body=answer.body.replace(theirs.encode(), mine.encode()))

    def _fresh(self, call: Call, changed: Request) -> Answer:
        """The answer of a profile's account."""
        operation, theirs = call.operation, number_of(call.account.profile)
        if operation.action == DETAILS:
            return self._details_page(call)
        if operation.protocol != protocols.CBOR:
            return self._sent(call, changed, theirs)
        # moto knows no CBOR.
        given = protocols.parameters(operation, changed)
        value = self._moto.ask(theirs, call.region, operation.service, operation.name, **given)
        return protocols.answer(operation, value)

    def _sent(self, call: Call, request: Request, account: str) -> Answer:
        """moto's answer; what it lacks is no operation, which clients don't try again."""
        try:
            return self._moto.send(request, account)
        except NotImplementedError as error:
            code = "InvalidAction" if call.operation.protocol == protocols.QUERY else "UnknownOperationException"
            raise AWSError(code, f"The double has no {call.operation.action}.") from error

    def _details_page(self, call: Call) -> Answer:
        """moto's entities, in pages, which moto has not."""
        profile = call.account.profile
        if profile not in self._details:
            home = self._world.partition.home
            self._details[profile] = self._moto.ask(number_of(profile), home, "iam", "GetAccountAuthorizationDetails")
        every = [
            (kind, each)
            for kind, name in KINDS.items()
            for each in self._details[profile].get(kind) or []
            if name in _wanted(call, each)
        ]
        wrong = AWSError("ValidationError", "Invalid Marker.")
        found, marker = page(every, "details", call.get("Marker"), call.get("MaxItems"), 100, wrong)
        value: dict[str, Any] = {kind: [each for of, each in found if of == kind] for kind in KINDS}
        return protocols.answer(call.operation, {**value, "IsTruncated": marker is not None, "Marker": marker})

    # --- Filling

    def _fill(self, profile: str, service: str) -> None:
        what = "iam" if service == "iam" else "watch"
        if (profile, what) in self._filled:
            return
        self._filled.add((profile, what))
        # moto draws ids by chance; so the same seed gives the same ids, whichever account is asked for first.
        mock_random.seed(f"{self._world.seed}/{profile}/{what}")
        if what == "iam":
            self._fill_iam(profile)
        else:
            self._fill_watch(profile)

    def _ask(self, profile: str, service: str, name: str, **values: Any) -> dict[str, Any]:
        return self._moto.ask(number_of(profile), self._world.partition.home, service, name, **values)

    def _fill_iam(self, profile: str) -> None:
        """Straight into moto's tables, since there are hundreds in one account; with our own ids and times."""
        found = entities.of(self._world.seed, profile, self._world.epoch)
        made = self._world.delegation_began.replace(tzinfo=None)
        backend = get_backend("iam")[number_of(profile)][self._world.partition.name]
        for name in found.groups:
            backend.create_group(name).create_date = made
        backend.groups[found.groups[0]].put_policy("all", EVERYTHING)
        for name in found.policies:
            policy = backend.create_policy("", "/", READ_BUCKETS, name, [])
            policy.create_date = policy.update_date = policy.versions[0].create_date = made
        for user in found.users:
            self._fill_user(backend, user)
        for name in [*found.roles, "OrganizationAccountAccessRole", "AuditRole"]:
            backend.create_role(name, TRUST, "/", None, "for <one> & all", [], "3600").create_date = made
        local = [policy.arn for policy in backend.managed_policies.values()]
        backend.attach_user_policy(local[0], found.users[0].name)
        backend.attach_role_policy(local[-1], found.roles[0])

    def _fill_user(self, backend: Any, user: entities.User) -> None:
        made = backend.create_user(self._world.partition.home, user.name, user.path)
        made.id = user.id
        made.create_date = user.created.replace(tzinfo=None)
        made.password_last_used = user.password_used and user.password_used.replace(tzinfo=None)
        made.password = "secret" if user.has_password else None
        for group in user.groups:
            backend.add_user_to_group(group, user.name)
        for key in user.keys:
            theirs = backend.create_access_key(user.name, status="Active" if key.active else "Inactive")
            theirs.create_date = key.created.replace(tzinfo=None)

    def _fill_watch(self, profile: str) -> None:
        world, account, home = self._world, number_of(profile), self._world.partition.home
        topic = world.arn("sns", account, topic_of(profile), home)
        trail = TRAILED.get(profile)
        rule = RULED.get(profile)
        if trail in ("watched", "misread") or rule:
            self._ask(profile, "sns", "CreateTopic", Name=topic_of(profile))
            self._ask(profile, "sns", "Subscribe", TopicArn=topic, Protocol="email", Endpoint="soc+root@example.com")
            self._ask(
                profile,
                "sns",
                "Subscribe",
                TopicArn=topic,
                Protocol="https",
                Endpoint="https://soc.example.com/a?b=c&d",
            )
            if trail == "misread":
                self._leave_unconfirmed(account)
        if trail:
            self._fill_trail(profile, trail)
        if trail in ("watched", "misread"):
            self._fill_alarm(profile, topic, RIGHT_PATTERN if trail == "watched" else WRONG_PATTERN)
        if rule:
            self._ask(profile, "events", "PutRule", Name="root-sign-in", EventPattern=json.dumps(SIGN_INS), State=rule)
            self._ask(profile, "events", "PutTargets", Rule="root-sign-in", Targets=[{"Id": "soc", "Arn": topic}])
        if profile in CONFIGURED:
            self._fill_config(profile)

    def _leave_unconfirmed(self, account: str) -> None:
        """A subscription that nobody confirmed has no ARN, only this word in its place."""
        backend = get_backend("sns")[account][self._world.partition.home]
        for subscription in backend.subscriptions.values():
            if subscription.protocol == "email":
                subscription.arn = "PendingConfirmation"

    def _fill_trail(self, profile: str, kind: str) -> None:
        world, account, home = self._world, number_of(profile), self._world.partition.home
        bucket = f"trail-{profile}-of-{world.seed}"
        place = {} if home == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": home}}
        self._moto.ask(account, home, "s3", "CreateBucket", Bucket=bucket, **place)
        values: dict[str, Any] = {}
        if kind != "plain":
            self._ask(profile, "logs", "CreateLogGroup", logGroupName=GROUP)
            values["CloudWatchLogsLogGroupArn"] = world.arn("logs", account, f"log-group:{GROUP}:*", home)
            values["CloudWatchLogsRoleArn"] = world.arn("iam", account, "role/trail-to-logs")
        self._ask(
            profile,
            "cloudtrail",
            "CreateTrail",
            Name="everything",
            S3BucketName=bucket,
            IsMultiRegionTrail=True,
            EnableLogFileValidation=kind != "misread",
            **values,
        )
        if kind == "stopped":
            self._ask(profile, "cloudtrail", "StopLogging", Name="everything")
        else:
            self._ask(profile, "cloudtrail", "StartLogging", Name="everything")
        selector = {"ReadWriteType": "WriteOnly" if kind == "misread" else "All", "IncludeManagementEvents": True}
        self._ask(profile, "cloudtrail", "PutEventSelectors", TrailName="everything", EventSelectors=[selector])
        for each in get_backend("cloudtrail")[account][home].trails.values():
            each.status = Steady(each.status, world.delegation_began, world.epoch)

    def _fill_alarm(self, profile: str, topic: str, pattern: str) -> None:
        metric = {"metricName": "RootUse", "metricNamespace": "CIS", "metricValue": "1"}
        self._ask(
            profile,
            "logs",
            "PutMetricFilter",
            logGroupName=GROUP,
            filterName="root-use",
            filterPattern=pattern,
            metricTransformations=[metric],
        )
        self._ask(
            profile,
            "cloudwatch",
            "PutMetricAlarm",
            AlarmName="root-use",
            AlarmDescription="Root was <used> & nobody said so",
            MetricName="RootUse",
            Namespace="CIS",
            Statistic="Sum",
            Period=300,
            EvaluationPeriods=1,
            Threshold=1.0,
            ComparisonOperator="GreaterThanOrEqualToThreshold",
            AlarmActions=[topic],
        )
        for alarm in get_backend("cloudwatch")[number_of(profile)][self._world.partition.home].alarms.values():
            made = self._world.delegation_began.replace(tzinfo=None)
            alarm.configuration_updated_timestamp = alarm.state_updated_timestamp = made

    def _fill_config(self, profile: str) -> None:
        world, account = self._world, number_of(profile)
        role = world.arn("iam", account, "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig")
        recorder = {
            "name": "default",
            "roleARN": role,
            "recordingGroup": {"allSupported": True, "includeGlobalResourceTypes": True},
        }
        self._ask(profile, "config", "PutConfigurationRecorder", ConfigurationRecorder=recorder)
        channel = {"name": "default", "s3BucketName": f"config-{world.seed}"}
        self._ask(profile, "config", "PutDeliveryChannel", DeliveryChannel=channel)
        self._ask(profile, "config", "StartConfigurationRecorder", ConfigurationRecorderName="default")


DETAILS = "iam:GetAccountAuthorizationDetails"
KINDS = {"UserDetailList": "User", "GroupDetailList": "Group", "RoleDetailList": "Role", "Policies": "Policy"}


def _wanted(call: Call, each: dict[str, Any]) -> set[str]:
    """The kinds that a filter lets through; `Policy` stands for those of this policy."""
    chosen = call.get("Filter")
    if not chosen:
        return set(KINDS.values())
    ours = "LocalManagedPolicy" in chosen and "::aws:" not in each.get("Arn", "")
    theirs = "AWSManagedPolicy" in chosen and "::aws:" in each.get("Arn", "")
    return set(chosen) | ({"Policy"} if ours or theirs else set())
