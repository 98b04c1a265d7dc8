"""CloudTrail's public keys, which digests are checked with: those that the double was started with."""

import base64
from datetime import UTC, datetime
from typing import Any

from services.call import Call, Handler, page
from wire.errors import AWSError


def list_public_keys(call: Call) -> dict[str, Any]:
    """The keys that were valid within a time, which is the last day where none is named."""
    start, end = call.get("StartTime"), call.get("EndTime")
    if start is not None and end is not None and start > end:
        raise AWSError("InvalidTimeRangeException", "The start time must be before the end time.")
    low = start if start is not None else call.now.timestamp() - 86400
    high = end if end is not None else call.now.timestamp()
    found = [
        each
        for each in call.state.public_keys
        if _seconds(each["ValidityEndTime"]) >= low and _seconds(each["ValidityStartTime"]) <= high
    ]
    wrong = AWSError("InvalidTokenException", "The token is invalid.")
    shown, following = page(found, "ListPublicKeys", call.get("NextToken"), None, 2, wrong)
    # In a file a key is text; on the wire it is bytes, which are written as the same text.
    shown = [each | {"Value": base64.b64decode(each["Value"])} for each in shown]
    return {"PublicKeyList": shown, "NextToken": following}


def _seconds(moment: str | float) -> float:
    """A time as it stands in a file of keys: a number, or text as the CLI prints it."""
    if isinstance(moment, str):
        return datetime.fromisoformat(moment).astimezone(UTC).timestamp()
    return moment


HANDLERS: dict[str, Handler] = {"ListPublicKeys": list_public_keys}
