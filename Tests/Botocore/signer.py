"""What botocore makes of a request."""

import datetime
from typing import Any
from unittest import mock

import botocore.auth
import botocore.awsrequest
import botocore.credentials

SIGNERS = {"usual": botocore.auth.SigV4Auth, "s3": botocore.auth.S3SigV4Auth}


def signed(case: dict[str, Any]) -> dict[str, str]:
    """The headers of a signed request that a signature is about."""
    port = f":{case['port']}" if "port" in case else ""
    request = botocore.awsrequest.AWSRequest(
        method=case["method"],
        url=f"{case['scheme']}://{case['host']}{port}{case['path']}",
        params=[tuple(one) for one in case["query"]],
        data=bytes.fromhex(case["body"]),
    )
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    credentials = botocore.credentials.Credentials(case["key"], case["secret"], case.get("token"))
    now = datetime.datetime.fromtimestamp(case["time"], datetime.timezone.utc)
    with mock.patch("botocore.auth.get_current_datetime", return_value=now):
        SIGNERS[case["style"]](credentials, case["service"], case["region"]).add_auth(request)
    names = ["Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-SHA256"]
    return {name.lower(): request.headers[name] for name in names if name in request.headers}
