"""What the double answers itself, by action; everything else is moto's."""

from services import account, config, iam, organizations, publickeys, sts
from services.call import Handler

HANDLERS: dict[str, Handler] = {
    f"{service}:{name}": handler
    for service, module in (
        ("account", account),
        ("cloudtrail", publickeys),
        ("config", config),
        ("iam", iam),
        ("organizations", organizations),
        ("sts", sts),
    )
    for name, handler in module.HANDLERS.items()
}

# Answers that hang on more than the caller and the parameters.
CHANGING = {action for action in HANDLERS if action.startswith("sts:")} | {
    "iam:GenerateCredentialReport",
    "iam:GetCredentialReport",
}

# Those that change something; after each, nothing that was remembered counts.
WRITING = {
    "iam:DeleteAccessKey",
    "iam:DeleteSigningCertificate",
    "iam:DeactivateMFADevice",
    "iam:DeleteLoginProfile",
    "organizations:CreatePolicy",
    "organizations:AttachPolicy",
    "organizations:DetachPolicy",
}

# What a centralized root session for the audit may do.
# Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html#security-iam-awsmanpol-IAMAuditRootUserCredentials
ROOT_AUDIT = {
    "iam:GetAccessKeyLastUsed",
    "iam:GetAccountSummary",
    "iam:GetLoginProfile",
    "iam:GetUser",
    "iam:ListAccessKeys",
    "iam:ListMFADevices",
    "iam:ListSigningCertificates",
    "sts:GetCallerIdentity",
}

# What centralized root sessions may do, by their task. The one for deleting may not make a key inactive.
# Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-iam-awsmanpol.html#security-iam-awsmanpol-IAMDeleteRootUserCredentials
ROOT_TASKS = {
    "IAMAuditRootUserCredentials": ROOT_AUDIT,
    "IAMDeleteRootUserCredentials": (ROOT_AUDIT - {"iam:GetAccountSummary"})
    | {
        "iam:DeactivateMFADevice",
        "iam:DeleteAccessKey",
        "iam:DeleteLoginProfile",
        "iam:DeleteSigningCertificate",
        "iam:DeleteVirtualMFADevice",
    },
}
