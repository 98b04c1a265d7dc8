"""What fills a trail: the calls of roles, users and services, and a few that only look like the root user's."""

import json
from collections.abc import Callable

from trail.accounts import AGENTS, Identity, code, hexadecimal, iam_user, role_session, service
from trail.records import Scene, instant, token

Record = dict[str, object]


class Everyday:
    """The ordinary records of a scene: few identities, which come back often."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        rng = scene.rng
        created = [instant(scene.end - rng.randrange(900, 40_000)) for _ in range(4)]
        self.people = [role_session(rng, scene.account, rng.choice(created)) for _ in range(5)]
        self.people += [iam_user(rng, scene.account, rng.choice(created)) for _ in range(2)]
        rng.shuffle(self.people)
        self.services = [service(rng) for _ in range(4)]
        self.maker = Everyday.caller

    def somebody(self) -> Identity:
        """One of the identities, the first ones far more often than the last."""
        return self.people[int(self.scene.rng.random() ** 3 * len(self.people))]

    def next(self) -> Record:
        """Another record, often of the same kind as the one before."""
        if self.scene.rng.random() < 0.6:
            makers, weights = EVERYDAY
            self.maker = self.scene.rng.choices(makers, cum_weights=weights)[0]
        return self.maker(self)

    def arn(self, service: str, resource: str) -> str:
        return f"arn:aws:{service}:{self.scene.region}:{self.scene.account.id}:{resource}"

    def denied(self, who: Identity, action: str) -> tuple[str, str] | None:
        """Now and then, the refusal of a call."""
        if self.scene.rng.random() > 0.04:
            return None
        text = f"User: {who.user['arn']} is not authorized to perform: {action}"
        return "AccessDenied", f"{text} because no identity-based policy allows the {action} action"

    def decrypt(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        by_service = rng.random() < 0.3
        who = rng.choice(self.services) if by_service else self.somebody()
        key = self.arn("kms", f"key/{rng.choice(scene.account.keys)}")
        context = rng.choice([
            {"aws:lambda:FunctionArn": self.arn("lambda", f"function:{rng.choice(scene.account.functions)}")},
            {"aws:s3:arn": f"arn:aws:s3:::{rng.choice(scene.account.buckets)}"},
            {"PARAMETER_ARN": self.arn("ssm", f"parameter/orders/database/{rng.choice(['password', 'url'])}")},
            {"SecretARN": self.arn("secretsmanager", "secret:orders/database-Zq3x9T"),
             "SecretVersionId": rng.choice(scene.account.keys)},
        ])
        generate = rng.random() < 0.3
        parameters = {"keyId": key} if generate else {}
        parameters |= {"encryptionContext": context}
        parameters |= {"keySpec": "AES_256"} if generate else {"encryptionAlgorithm": "SYMMETRIC_DEFAULT"}
        resources = [{"accountId": scene.account.id, "type": "AWS::KMS::Key", "ARN": key}]
        name = "GenerateDataKey" if generate else "Decrypt"
        return scene.record(who, "kms", name, parameters, resources=resources, shared=by_service)

    def assume_role(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        role, id = rng.choice(scene.account.roles)
        session = f"{rng.choice(['orders', 'awslambda', 'session'])}-{rng.randrange(10**9, 10**10)}"
        arn = f"arn:aws:iam::{scene.account.id}:role/{role}"
        at = scene.moment()
        response = {
            "credentials": {
                "accessKeyId": code(rng, "ASIA", 20),
                "sessionToken": token(rng, 210),
                "expiration": instant(at + 3600),
            },
            "assumedRoleUser": {
                "assumedRoleId": f"{id}:{session}",
                "arn": f"arn:aws:sts::{scene.account.id}:assumed-role/{role}/{session}",
            },
        }
        who = rng.choice(self.services) if rng.random() < 0.7 else self.somebody()
        return scene.record(
            who, "sts", "AssumeRole", {"roleArn": arn, "roleSessionName": session, "durationSeconds": 3600}, response,
            at=at, shared=True, resources=[{"accountId": scene.account.id, "type": "AWS::IAM::Role", "ARN": arn}],
        )

    def caller(self) -> Record:
        return self.scene.record(self.somebody(), "sts", "GetCallerIdentity")

    def describe(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        who = self.somebody()
        name, parameters = rng.choice([
            ("DescribeInstances", {"maxResults": 1000, "instancesSet": {}, "filterSet": {"items": [
                {"name": "instance-state-name", "valueSet": {"items": [{"value": "running"}, {"value": "pending"}]}},
                {"name": "tag:kubernetes.io/cluster/orders", "valueSet": {"items": [{"value": "owned"}]}}]}}),
            ("DescribeInstances", {"instancesSet": {"items": [
                {"instanceId": each} for each in rng.sample(scene.account.instances, 3)]}, "filterSet": {}}),
            ("DescribeVolumes", {"volumeSet": {}, "filterSet": {"items": [
                {"name": "attachment.instance-id", "valueSet": {"items": [
                    {"value": rng.choice(scene.account.instances)}]}}]}}),
            ("DescribeImages", {"imagesSet": {}, "ownersSet": {"items": [{"owner": "amazon"}]}, "filterSet": {"items": [
                {"name": "root-device-type", "valueSet": {"items": [{"value": "ebs"}]}}]}}),
            ("DescribeNetworkInterfaces", {"networkInterfaceIdSet": {}, "filterSet": {"items": [
                {"name": "tag:cluster.k8s.amazonaws.com/name", "valueSet": {"items": [{"value": "orders"}]}},
                {"name": "status", "valueSet": {"items": [{"value": "available"}]}}]}}),
            ("DescribeTags", {"filterSet": {"items": [{"name": "resource-id", "valueSet": {"items": [
                {"value": rng.choice(scene.account.instances)}]}}]}, "tagSet": {}}),
            ("DescribeSecurityGroups", {"securityGroupSet": {}, "securityGroupIdSet": {}, "filterSet": {}}),
        ])
        error = self.denied(who, f"ec2:{name}")
        if error:
            error = ("Client.UnauthorizedOperation", "You are not authorized to perform this operation. " + error[1])
        return scene.record(who, "ec2", name, parameters, error=error)

    def run_instance(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        image = f"ami-{hexadecimal(rng, 17)}"
        parameters = {
            "instancesSet": {"items": [{"imageId": image, "minCount": 1, "maxCount": 1}]},
            "instanceType": "m6i.large", "blockDeviceMapping": {"items": [
                {"deviceName": "/dev/xvda", "ebs": {"volumeSize": 80, "deleteOnTermination": True,
                                                    "volumeType": "gp3"}}]},
            "monitoring": {"enabled": False}, "disableApiTermination": False,
            "clientToken": f"fleet-{hexadecimal(rng, 8)}", "tagSpecificationSet": {"items": [
                {"resourceType": "instance", "tags": [{"key": "Name", "value": "orders-node"},
                                                      {"key": "eks:cluster-name", "value": "orders"}]}]},
        }
        response = {
            "requestId": hexadecimal(rng, 32), "reservationId": f"r-{hexadecimal(rng, 17)}",
            "ownerId": scene.account.id, "groupSet": {}, "instancesSet": {"items": [{
                "instanceId": f"i-{hexadecimal(rng, 17)}", "imageId": image,
                "instanceState": {"code": 0, "name": "pending"}, "amiLaunchIndex": 0, "productCodes": {},
                "instanceType": "m6i.large", "placement": {"availabilityZone": f"{scene.region}a",
                                                           "tenancy": "default"},
                "subnetId": f"subnet-{hexadecimal(rng, 17)}", "architecture": "x86_64", "rootDeviceType": "ebs",
                "rootDeviceName": "/dev/xvda", "virtualizationType": "hvm", "hypervisor": "xen",
                "enaSupport": True, "bootMode": "uefi-preferred"}]},
        }
        return scene.record(self.somebody(), "ec2", "RunInstances", parameters, response, read=False)

    def bucket(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        bucket = rng.choice(scene.account.buckets)
        name, query = rng.choice([
            ("GetBucketAcl", "acl"), ("GetBucketLocation", "location"), ("GetBucketPolicyStatus", "policyStatus"),
            ("GetBucketEncryption", "encryption"), ("GetBucketPublicAccessBlock", "publicAccessBlock"),
        ])
        additional = {
            "SignatureVersion": "SigV4", "CipherSuite": "TLS_AES_128_GCM_SHA256", "bytesTransferredIn": 0,
            "AuthenticationMethod": "AuthHeader", "x-amz-id-2": token(rng, 56),
            "bytesTransferredOut": rng.randrange(100, 900),
        }
        who = self.somebody()
        host = f"{bucket}.s3.{scene.region}.amazonaws.com"
        return scene.record(
            who, "s3", name, {"bucketName": bucket, "Host": host, query: ""}, additional=additional,
            error=self.denied(who, f"s3:{name}"),
            resources=[{"accountId": scene.account.id, "type": "AWS::S3::Bucket", "ARN": f"arn:aws:s3:::{bucket}"}],
        )

    def log(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        group = f"/aws/lambda/{rng.choice(scene.account.functions)}"
        if rng.random() < 0.5:
            parameters = {"logGroupNamePrefix": group, "limit": 50}
            return scene.record(self.somebody(), "logs", "DescribeLogGroups", parameters)
        stream = f"{instant(scene.end)[:10].replace('-', '/')}/[$LATEST]{hexadecimal(rng, 32)}"
        parameters = {"logGroupName": group, "logStreamName": stream}
        return scene.record(self.somebody(), "logs", "CreateLogStream", parameters, read=False)

    def instance_information(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        instance = rng.choice(scene.account.instances)
        parameters = {
            "instanceId": instance, "agentVersion": "3.3.551.0", "agentStatus": "Active",
            "platformType": "Linux", "platformName": "Amazon Linux", "platformVersion": "2023",
            "iPAddress": rng.choice(scene.account.addresses), "computerName": f"{instance}.example.com",
            "agentName": "amazon-ssm-agent", "availabilityZone": f"{scene.region}b",
            "sSMConnectionChannel": "ssmmessages",
        }
        return scene.record(self.somebody(), "ssm", "UpdateInstanceInformation", parameters, read=False)

    def parameter(self) -> Record:
        names = [f"/orders/{each}" for each in ("database/url", "database/password", "queue/url")]
        parameters = {"names": names, "withDecryption": True}
        return self.scene.record(self.somebody(), "ssm", "GetParameters", parameters)

    def secret(self) -> Record:
        who = self.somebody()
        parameters = {"secretId": self.arn("secretsmanager", "secret:orders/database-Zq3x9T")}
        error = self.denied(who, "secretsmanager:GetSecretValue")
        return self.scene.record(who, "secretsmanager", "GetSecretValue", parameters, error=error)

    def small_read(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        source, name, parameters = rng.choice([
            ("dynamodb", "DescribeTable", {"tableName": rng.choice(scene.account.tables)}),
            ("lambda", "ListFunctions20150331", {"maxItems": 50}),
            ("lambda", "GetFunction20150331v2", {"functionName": rng.choice(scene.account.functions)}),
            ("monitoring", "DescribeAlarms", {"maxRecords": 100, "alarmTypes": ["MetricAlarm"]}),
            ("autoscaling", "DescribeAutoScalingGroups", {"autoScalingGroupNames": ["eks-orders-node-group"]}),
            ("elasticloadbalancing", "DescribeTargetHealth", {"targetGroupArn": self.arn(
                "elasticloadbalancing", "targetgroup/orders/73e2d6bc24d8a067")}),
            ("ecr", "BatchGetImage", {"registryId": scene.account.id, "repositoryName": "orders-api",
                                      "imageIds": [{"imageTag": "2026-03-04"}]}),
            ("config", "DescribeConfigurationRecorders", None),
            ("cloudtrail", "LookupEvents", {"maxResults": 50, "lookupAttributes": [
                {"attributeKey": "Username", "attributeValue": "root"}]}),
            ("health", "DescribeEventAggregates", {"aggregateField": "eventTypeCategory", "filter": {
                "eventStatusCodes": ["open", "upcoming"]}}),
        ])
        who = self.somebody()
        return scene.record(who, source, name, parameters, error=self.denied(who, f"{source}:{name}"))

    def iam_read(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        role, _ = rng.choice(scene.account.roles)
        name, parameters = rng.choice([
            ("GetRole", {"roleName": role}), ("ListAttachedRolePolicies", {"roleName": role}),
            ("ListRoles", {"maxItems": 1000}), ("GetAccountSummary", None), ("ListUsers", None),
            ("ListAccessKeys", {"userName": rng.choice(scene.account.users)[0]}),
            ("GetPolicyVersion", {"policyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess", "versionId": "v112"}),
        ])
        who = self.somebody()
        return scene.record(who, "iam", name, parameters, error=self.denied(who, f"iam:{name}"))

    def iam_write(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        role, _ = rng.choice(scene.account.roles)
        document = json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": scene.account.root}, "Action": "sts:AssumeRole"}]}, indent=2)
        user, _, key = rng.choice(scene.account.users)
        name, parameters, response = rng.choice([
            ("UpdateAssumeRolePolicy", {"roleName": role, "policyDocument": document}, None),
            ("CreateAccessKey", {"userName": user}, {"accessKey": {
                "userName": user, "accessKeyId": key, "status": "Active", "createDate": "Mar 4, 2026 9:12:44 AM"}}),
            ("TagRole", {"roleName": role, "tags": [{"key": "team", "value": "orders"}]}, None),
        ])
        return scene.record(self.somebody(), "iam", name, parameters, response, read=False)

    def sign_in(self) -> Record:
        scene, rng = self.scene, self.scene.rng
        who = iam_user(rng, scene.account, "")
        failed = rng.random() < 0.1
        user = {key: who.user[key] for key in ("type", "principalId", "arn", "accountId", "userName")}
        if failed:
            user = {"type": "IAMUser", "accountId": scene.account.id, "accessKeyId": "",
                    "userName": "HIDDEN_DUE_TO_SECURITY_REASONS"}
        record = scene.record(
            Identity(user, who.address, AGENTS[6]), "signin", "ConsoleLogin", None,
            {"ConsoleLogin": "Failure" if failed else "Success"}, read=False, kind="AwsConsoleSignIn",
            additional={"LoginTo": "https://console.aws.amazon.com/console/home?region=us-east-1",
                        "MobileVersion": "No", "MFAUsed": "No" if failed else "Yes"},
        )
        return record | {"errorMessage": "No username found in supplied account"} if failed else record

    def service_event(self) -> Record:
        scene = self.scene
        user = {"accountId": scene.account.id, "invokedBy": "kms.amazonaws.com"}
        key = self.arn("kms", f"key/{scene.rng.choice(scene.account.keys)}")
        record = scene.record(
            Identity(user, "kms.amazonaws.com", "kms.amazonaws.com"), "kms", "RotateKey", None, kind="AwsServiceEvent",
            read=False, resources=[{"accountId": scene.account.id, "type": "AWS::KMS::Key", "ARN": key}],
        )
        return record | {"serviceEventDetails": {"keyId": key.partition("/")[2], "rotationType": "AUTOMATIC"}}

    def look_alike(self) -> Record:
        """A record with the word in every place but the one that counts."""
        scene, rng = self.scene, self.scene.rng
        pattern = json.dumps({"detail": {"userIdentity": {"type": ["Root"]}}}, separators=(",", ":"))
        source, name, parameters = rng.choice([
            ("events", "PutRule", {"name": "root-activity", "state": "ENABLED", "eventPattern": pattern}),
            ("logs", "PutMetricFilter", {
                "logGroupName": "trail", "filterName": "RootAccountUsage",
                "filterPattern": '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }'}),
            ("ec2", "CreateTags", {"resourcesSet": {"items": [{"resourceId": rng.choice(scene.account.instances)}]},
                                   "tagSet": {"items": [{"key": "RootVolume", "value": "Root"}]}}),
            ("cloudformation", "DescribeStackResource", {"stackName": "RootStack", "logicalResourceId": "RootRole"}),
            ("iam", "GetUser", {"userName": "rooted-bob"}),
            ("acm-pca", "GetCertificate", {
                "certificateAuthorityArn": self.arn("acm-pca", "certificate-authority/Root")}),
        ])
        who = self.somebody()
        if rng.random() < 0.3:
            who = Identity(who.user, who.address, '"Root-Watch/1.4" aws-sdk-go/1.54.9', who.name)
        return scene.record(who, source, name, parameters, read=name.startswith(("Describe", "Get")))

    def escaped(self) -> Record:
        """A record with characters that CloudTrail writes as escapes."""
        rng = self.scene.rng
        description = rng.choice(["Büro Zürich", "build & deploy", "orders <prod>", "a=b & c=d"])
        return self.scene.record(self.somebody(), "cloudformation", "CreateChangeSet", {
            "stackName": "orders", "changeSetName": f"change-{rng.randrange(10**6)}", "description": description,
            "capabilities": ["CAPABILITY_IAM"], "changeSetType": "UPDATE"}, read=False)


def guard_weakened(day: Everyday) -> Record:
    """Somebody other than root takes away what protects the trail or the organization."""
    scene, rng = day.scene, day.scene.rng
    trail = {"name": f"arn:aws:cloudtrail:us-east-1:{scene.account.id}:trail/organization"}
    policy = f"p-{hexadecimal(rng, 8)}"
    source, name, parameters = rng.choice([
        ("cloudtrail", "StopLogging", trail),
        ("cloudtrail", "DeleteTrail", trail),
        ("organizations", "DetachPolicy", {"policyId": policy, "targetId": scene.account.id}),
        ("organizations", "DeletePolicy", {"policyId": policy}),
        ("organizations", "DisablePolicyType", {"rootId": "r-ab12", "policyType": "SERVICE_CONTROL_POLICY"}),
        ("iam", "DisableOrganizationsRootSessions", None),
    ])
    return scene.record(day.somebody(), source, name, parameters, read=False)


Maker = Callable[[Everyday], Record]


def cumulated(shares: dict[Maker, float]) -> tuple[list[Maker], list[float]]:
    weights, total = [], 0.0
    for share in shares.values():
        total += share
        weights.append(total)
    return list(shares), weights


# In parts of a hundred.
EVERYDAY = cumulated({
    Everyday.decrypt: 22,
    Everyday.assume_role: 12,
    Everyday.describe: 20,
    Everyday.bucket: 8,
    Everyday.log: 7,
    Everyday.instance_information: 6,
    Everyday.small_read: 9,
    Everyday.parameter: 3,
    Everyday.secret: 3,
    Everyday.caller: 4.5,
    Everyday.iam_read: 4,
    Everyday.run_instance: 0.7,
    Everyday.iam_write: 0.4,
    Everyday.sign_in: 0.3,
    Everyday.service_event: 0.1,
})
