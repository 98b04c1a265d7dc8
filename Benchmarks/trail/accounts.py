"""The accounts of a generated trail, and who works in them."""

import random
import string
from dataclasses import dataclass, field

REGIONS = ["us-east-1", "eu-west-1", "eu-central-1", "us-west-2", "ap-southeast-2", "us-east-2"]
SERVICES = ["lambda", "ec2", "ecs-tasks", "config", "cloudformation", "states", "eks", "codebuild", "glue", "backup"]
ROLES = [
    "OrganizationAccountAccessRole", "AWSReservedSSO_AdministratorAccess_5f2c91ab0d34e678",
    "AWSReservedSSO_ReadOnly_91c0ffee42d7a1b3", "deploy-pipeline", "orders-api-task", "checkout-lambda",
    "AWSServiceRoleForConfig", "AWSServiceRoleForAmazonEKS", "nightly-backup", "metrics-collector",
    "root-certificates", "terraform-plan", "eks-node-group", "data-lake-crawler",
]
PEOPLE = ["alice", "bob", "carol", "dave", "erin", "frank", "grace", "rooted-bob", "heidi"]
AGENTS = [
    "aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOOS#linux md/GOARCH#amd64 api/ec2#1.170.0",
    "aws-cli/2.17.20 md/awscrt#0.20.11 ua/2.0 os/linux#5.10.220 md/arch#x86_64 lang/python#3.11.9 md/pyimpl#CPython",
    "Boto3/1.34.131 md/Botocore#1.34.131 ua/2.0 os/linux#5.10.218-208.862.amzn2.x86_64 md/arch#x86_64 "
    "lang/python#3.12.3 md/pyimpl#CPython exec-env/AWS_Lambda_python3.12 Botocore/1.34.131",
    "APN/1.0 HashiCorp/1.0 Terraform/1.9.3 (+https://www.terraform.io) terraform-provider-aws/5.60.0",
    "aws-sdk-java/2.26.20 Linux/5.10.220-209.869.amzn2.x86_64 Java/17.0.12 io/sync http/Apache cfg/retry-mode/legacy",
    "amazon-ssm-agent/3.3.551.0 aws-sdk-go/1.51.14 (go1.22.4; linux; amd64)",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
    "Safari/537.36",
    "aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.217 OpenJDK_64-Bit_Server_VM/25.412-b09 java/1.8.0_412",
    "[aws-sdk-js/3.614.0 ua/2.1 os/linux#6.1.97 lang/js md/nodejs#20.15.1 api/dynamodb#3.614.0]",
    "eks-vpc-resource-controller/v1.4.10 aws-sdk-go/1.54.9 (go1.22.4; linux; amd64) exec-env/AWS_EKS",
]
BROWSER = AGENTS[6]
DAY = 86_400
LETTERS = string.ascii_uppercase + string.digits


def code(rng: random.Random, prefix: str, length: int) -> str:
    """An identifier of capitals and digits, such as an access key's."""
    return prefix + "".join(rng.choices(LETTERS, k=length - len(prefix)))


def hexadecimal(rng: random.Random, length: int) -> str:
    return f"{rng.getrandbits(4 * length):0{length}x}"


def address(rng: random.Random) -> str:
    """An address of the ranges kept for documentation."""
    return f"{rng.choice(['192.0.2', '198.51.100', '203.0.113'])}.{rng.randrange(1, 255)}"


@dataclass(frozen=True)
class Account:
    """An account, and the names of the things in it."""

    id: str
    alias: str
    regions: list[str]
    roles: list[tuple[str, str]]
    users: list[tuple[str, str, str]]
    instances: list[str]
    keys: list[str]
    functions: list[str]
    buckets: list[str]
    tables: list[str]
    addresses: list[str]

    @classmethod
    def generated(cls, seed: str, number: int) -> "Account":
        rng = random.Random(f"{seed}/account/{number}")
        id = str(rng.randrange(10**11, 10**12))
        return cls(
            id=id,
            alias=f"example-{rng.choice(['prod', 'stage', 'dev', 'data', 'shared'])}-{number}",
            regions=[REGIONS[0], *rng.sample(REGIONS[1:], 3)],
            roles=[(name, code(rng, "AROA", 21)) for name in ROLES],
            users=[(name, code(rng, "AIDA", 21), code(rng, "AKIA", 20)) for name in rng.sample(PEOPLE, 5)],
            instances=[f"i-{hexadecimal(rng, 17)}" for _ in range(24)],
            keys=[f"{hexadecimal(rng, 8)}-{hexadecimal(rng, 4)}-4{hexadecimal(rng, 3)}-9{hexadecimal(rng, 3)}-"
                  f"{hexadecimal(rng, 12)}" for _ in range(8)],
            functions=[f"{verb}-{thing}" for verb in ("ingest", "resize", "notify") for thing in ("orders", "images")],
            buckets=[f"example-{purpose}-{id}" for purpose in ("logs", "artifacts", "uploads", "root-ca", "backup")],
            tables=["orders", "sessions", "inventory", "root-nodes"],
            addresses=[address(rng) for _ in range(9)],
        )

    @property
    def root(self) -> str:
        return f"arn:aws:iam::{self.id}:root"


@dataclass
class Identity:
    """Somebody at work: what a record says of them, and from where."""

    user: dict[str, object]
    address: str
    agent: str
    name: str = ""
    console: bool = False
    extra: dict[str, object] = field(default_factory=dict)


def role_session(rng: random.Random, account: Account, created: str) -> Identity:
    """A session of one of the account's roles."""
    role, id = rng.choice(account.roles)
    person = role.startswith(("AWSReservedSSO", "OrganizationAccount"))
    if person:
        session = f"{rng.choice(PEOPLE)}@example.com"
    elif rng.random() < 0.4:
        session = rng.choice(account.instances)
    else:
        session = f"{rng.choice(SERVICES)}-{rng.randrange(10**9, 10**10)}"
    path = "aws-reserved/sso.amazonaws.com/" if role.startswith("AWSReservedSSO") else ""
    user = {
        "type": "AssumedRole",
        "principalId": f"{id}:{session}",
        "arn": f"arn:aws:sts::{account.id}:assumed-role/{role}/{session}",
        "accountId": account.id,
        "accessKeyId": code(rng, "ASIA", 20),
        "sessionContext": {
            "sessionIssuer": {
                "type": "Role",
                "principalId": id,
                "arn": f"arn:aws:iam::{account.id}:role/{path}{role}",
                "accountId": account.id,
                "userName": role,
            },
            "webIdFederationData": {},
            "attributes": {"creationDate": created, "mfaAuthenticated": "false"},
        },
    }
    if session.startswith("i-"):
        user["sessionContext"]["ec2RoleDelivery"] = "2.0"
    console = person and rng.random() < 0.5
    agent = BROWSER if console else rng.choice(AGENTS)
    return Identity(user, rng.choice(account.addresses), agent, role, console)


def iam_user(rng: random.Random, account: Account, created: str) -> Identity:
    """An IAM user, with a key or in the console."""
    name, id, key = rng.choice(account.users)
    user = {
        "type": "IAMUser",
        "principalId": id,
        "arn": f"arn:aws:iam::{account.id}:user/{name}",
        "accountId": account.id,
        "accessKeyId": key,
        "userName": name,
    }
    console = rng.random() < 0.3
    if console:
        user["accessKeyId"] = code(rng, "ASIA", 20)
        attributes = {"creationDate": created, "mfaAuthenticated": "true"}
        user["sessionContext"] = {"sessionIssuer": {}, "webIdFederationData": {}, "attributes": attributes}
    return Identity(user, rng.choice(account.addresses), BROWSER if console else rng.choice(AGENTS), name, console)


def service(rng: random.Random) -> Identity:
    """A service that acts for itself."""
    name = f"{rng.choice(SERVICES)}.amazonaws.com"
    return Identity({"type": "AWSService", "invokedBy": name}, name, name, name)
