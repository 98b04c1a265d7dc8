"""Stories of the root user: each is a few records that belong together, and what they are to one who looks for root.

`ROOT` is a record of type Root, and what every contender must find. The others have no such type: a session that root
minted, the caller of AssumeRoot, and the weakening of a guard by somebody else.
"""

from collections.abc import Iterator

from trail.accounts import AGENTS, BROWSER, Account, Identity, address, code, hexadecimal, role_session
from trail.everyday import Everyday, guard_weakened
from trail.records import Scene, instant, token

Record = dict[str, object]

ROOT = "root"
FEDERATED = "federated"
CALLER = "assume-root"
GUARD = "guard"


def root(account: Account, key: str | None, created: str | None = None, mfa: bool = True) -> dict[str, object]:
    """The root user as a record names it; with a creation date, in a temporary session."""
    user = {"type": "Root", "principalId": account.id, "arn": account.root, "accountId": account.id}
    if key is not None:
        user["accessKeyId"] = key
    if created is not None:
        attributes = {"creationDate": created, "mfaAuthenticated": "true" if mfa else "false"}
        user["sessionContext"] = {"sessionIssuer": {}, "webIdFederationData": {}, "attributes": attributes}
    return user


class Stories:
    """What root does in a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rng = scene.rng
        self.start = scene.end - 900 + scene.rng.random() * 300
        self.address = address(scene.rng)

    def sign_in(self, outcome: str, mfa: str, at: float) -> Record:
        scene = self.scene
        who = Identity(root(scene.account, ""), self.address, BROWSER)
        if self.rng.random() < 0.3:
            who.user["userName"] = scene.account.alias
        additional = {
            "LoginTo": "https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true&region=us-east-1",
            "MobileVersion": "No", "MFAUsed": mfa,
        }
        record = scene.record(who, "signin", "ConsoleLogin", None, {"ConsoleLogin": outcome}, read=False, at=at,
                              kind="AwsConsoleSignIn", additional=additional)
        return record | {"errorMessage": "Failed authentication"} if outcome == "Failure" else record

    def console(self, mfa: bool, at: float) -> Identity:
        user = root(self.scene.account, code(self.rng, "ASIA", 20), instant(at), mfa)
        return Identity(user, self.address, BROWSER, console=True)

    def visit(self, count: int) -> Iterator[tuple[str, Record]]:
        """A sign-in, what the console reads while a person looks around, and perhaps a change at the end."""
        scene, rng = self.scene, self.rng
        mfa = rng.random() < 0.7
        yield ROOT, self.sign_in("Success", rng.choice(["Yes", "YES"]) if mfa else "No", self.start)
        who = self.console(mfa, self.start)
        changes = min(count - 1, rng.choice([0, 1, 1, 2]))
        for index in range(count - 1 - changes):
            source, name, parameters = rng.choice(READS)
            yield ROOT, scene.record(who, source, name, parameters, at=self.start + 2 + index * 3)
        for index in range(changes):
            yield ROOT, self.change(who, self.start + 300 + index * 40)

    def change(self, who: Identity, at: float) -> Record:
        scene, rng = self.scene, self.rng
        account = scene.account.id
        device = f"arn:aws:iam::{account}:mfa/root-account-mfa-device"
        trail = {"name": f"arn:aws:cloudtrail:us-east-1:{account}:trail/organization"}
        policy = {"policyId": f"p-{hexadecimal(rng, 8)}", "targetId": account}
        key = code(rng, "AKIA", 20)
        user = scene.account.users[0][0]
        own = {"accessKey": {"accessKeyId": key, "status": "Active", "userName": scene.account.alias,
                             "createDate": "Mar 4, 2026 9:12:44 AM"}}
        source, name, parameters, response = rng.choice([
            ("iam", "CreateAccessKey", None, own),
            ("iam", "CreateAccessKey", {"userName": user}, {"accessKey": own["accessKey"] | {"userName": user}}),
            ("iam", "UpdateAccessKey", {"accessKeyId": key, "status": "Inactive"}, None),
            ("iam", "DeleteAccessKey", {"accessKeyId": key}, None),
            ("iam", "CreateVirtualMFADevice", {"virtualMFADeviceName": "root-account-mfa-device", "path": "/"},
             {"virtualMFADevice": {"serialNumber": device}}),
            ("iam", "EnableMFADevice", {"userName": "AWS ROOT USER", "serialNumber": device}, None),
            ("account", "PutContactInformation", {"contactInformation": "***"}, None),
            ("cloudtrail", "StopLogging", trail, None),
            ("cloudtrail", "DeleteTrail", trail, None),
            ("organizations", "DetachPolicy", policy, None),
            ("organizations", "LeaveOrganization", None, None),
            ("iam", "DeactivateMFADevice", {"userName": "AWS ROOT USER", "serialNumber": device}, None),
            ("signin", "EmailUpdated", None, {"EmailUpdated": "Success"}),
            ("s3", "PutBucketPolicy", {"bucketName": scene.account.buckets[0], "policy": ""}, None),
        ])
        if source == "iam" and "AccessKey" in name:
            user = who.user | {"invokedBy": "signin.amazonaws.com"}
            who = Identity(user, self.address, "signin.amazonaws.com", console=True)
        kind = "AwsApiCall"
        if source == "signin":
            kind = "AwsConsoleSignIn"
            who = Identity(root(scene.account, ""), self.address, BROWSER)
        return scene.record(who, source, name, parameters, response, read=False, at=at, kind=kind)

    def failure(self, count: int) -> Iterator[tuple[str, Record]]:
        """Sign-ins that fail."""
        for index in range(count):
            yield ROOT, self.sign_in("Failure", "No", self.start + 9 * index)

    def recovery(self, count: int) -> Iterator[tuple[str, Record]]:
        """A forgotten password: asked for, reset, and changed."""
        who = Identity(root(self.scene.account, ""), self.address, BROWSER)
        names = ["PasswordRecoveryRequested", "PasswordRecoveryCompleted", "PasswordUpdated"]
        for index, name in enumerate(names[:count]):
            yield ROOT, self.scene.record(who, "signin", name, None, {name: "Success"}, read=False,
                                          at=self.start + 60 * index, kind="AwsConsoleSignIn")

    def key(self, count: int) -> Iterator[tuple[str, Record]]:
        """A program that works with root's long-term key."""
        who = Identity(root(self.scene.account, code(self.rng, "AKIA", 20)), self.address, self.rng.choice(AGENTS[:6]))
        for index in range(count):
            source, name, parameters = self.rng.choice(READS)
            yield ROOT, self.scene.record(who, source, name, parameters, at=self.start + index)

    def federation(self, count: int) -> Iterator[tuple[str, Record]]:
        """Root mints sessions, and each of them acts."""
        scene, rng = self.scene, self.rng
        who = Identity(root(scene.account, code(rng, "AKIA", 20)), self.address, AGENTS[1])
        for index in range(count):
            at = self.start + index * 20
            key = code(rng, "ASIA", 20)
            arn = f"arn:aws:sts::{scene.account.id}:federated-user/operator"
            principal = f"{scene.account.id}:operator"
            response = {
                "credentials": {"accessKeyId": key, "sessionToken": token(rng, 270), "expiration": instant(at + 3600)},
                "federatedUser": {"federatedUserId": principal, "arn": arn},
            }
            named = {"name": "operator"}
            yield ROOT, scene.record(who, "sts", "GetFederationToken", named, response, at=at, read=False)
            issuer = {"type": "Root", "principalId": scene.account.id, "arn": scene.account.root,
                      "accountId": scene.account.id}
            attributes = {"creationDate": instant(at), "mfaAuthenticated": "false"}
            user = {"type": "FederatedUser", "principalId": principal, "arn": arn, "accountId": scene.account.id,
                    "accessKeyId": key, "sessionContext": {"sessionIssuer": issuer, "webIdFederationData": {},
                                                           "attributes": attributes}}
            source, name, parameters = rng.choice(READS)
            acting = Identity(user, self.address, AGENTS[1])
            yield FEDERATED, scene.record(acting, source, name, parameters, at=at + 5)

    def assumed(self, count: int, key: str, at: float) -> Iterator[tuple[str, Record]]:
        """Calls inside a session that AssumeRoot opened."""
        user = root(self.scene.account, key, instant(at), mfa=False)
        if self.rng.random() < 0.67:
            user["sessionContext"]["assumedRoot"] = "true"
        who = Identity(user, self.address, AGENTS[1])
        for index in range(count):
            name = self.rng.choice(["ListAccessKeys", "ListMFADevices", "GetLoginProfile", "GetAccountSummary"])
            yield ROOT, self.scene.record(who, "iam", name, None, at=at + 10 + index * 5)

    def caller(self, target: str, key: str, at: float) -> Iterator[tuple[str, Record]]:
        """The record of AssumeRoot, in the account that opens the session."""
        scene = self.scene
        who = role_session(self.rng, scene.account, instant(at - 600))
        policy = "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
        response = {"credentials": {"accessKeyId": key, "sessionToken": token(self.rng, 270),
                                    "expiration": instant(at + 900)}}
        parameters = {"targetPrincipal": target, "taskPolicyArn": {"arn": policy}, "durationSeconds": 900}
        yield CALLER, scene.record(who, "sts", "AssumeRoot", parameters, response, read=False, at=at)

    def service(self, count: int) -> Iterator[tuple[str, Record]]:
        """A service that acts on root's behalf."""
        scene = self.scene
        for index in range(count):
            user = root(scene.account, None)
            host = self.rng.choice(["trustedadvisor.amazonaws.com", "support.amazonaws.com"])
            user["invokedBy"] = host
            kind = self.rng.choice(["AwsApiCall", "AwsServiceEvent"])
            source, name, parameters = self.rng.choice(READS)
            who = Identity(user, host, host)
            yield ROOT, scene.record(who, source, name, parameters, at=self.start + index, kind=kind)

    def guard(self, count: int) -> Iterator[tuple[str, Record]]:
        """Somebody other than root weakens a guard."""
        day = Everyday(self.scene)
        for _ in range(count):
            yield GUARD, guard_weakened(day)


READS = [
    ("iam", "GetAccountSummary", None), ("iam", "ListAccessKeys", None), ("iam", "ListMFADevices", None),
    ("iam", "ListAccountAliases", None), ("iam", "GetAccountPasswordPolicy", None),
    ("ec2", "DescribeRegions", {"regionSet": {}, "allRegions": True}), ("ec2", "DescribeVpcs", {"vpcSet": {}}),
    ("ec2", "DescribeInstances", {"maxResults": 100, "instancesSet": {}, "filterSet": {}}),
    ("s3", "ListBuckets", {"Host": "s3.us-east-1.amazonaws.com"}), ("account", "GetContactInformation", None),
    ("ce", "GetCostAndUsage", {"granularity": "DAILY", "metrics": ["UnblendedCost"]}),
    ("notifications", "ListNotificationHubs", None), ("health", "DescribeEventAggregates", {
        "aggregateField": "eventTypeCategory"}),
    ("cloudtrail", "DescribeTrails", {"includeShadowTrails": True}), ("support", "DescribeCases", {"maxResults": 10}),
    ("organizations", "DescribeOrganization", None), ("kms", "ListAliases", {"limit": 100}),
]

# The stories of root, how often each is told, and between which numbers of records of type Root.
TELLINGS: list[tuple[str, int, int, int]] = [
    ("visit", 34, 4, 40),
    ("key", 12, 3, 20),
    ("failure", 14, 1, 3),
    ("service", 16, 1, 2),
    ("assumed", 12, 1, 5),
    ("recovery", 6, 1, 3),
    ("federation", 6, 1, 2),
]
