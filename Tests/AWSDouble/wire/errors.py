"""Errors: what each service calls them, and how each protocol words them."""

import json
import uuid
from xml.sax.saxutils import escape

from wire import models
from wire.messages import Answer, Request
from wire.protocols import CBOR, JSON, QUERY, REST_JSON, REST_XML, Operation


class AWSError(Exception):
    """An error that a service answers with."""

    def __init__(self, code: str, message: str, status: int = 400):
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status


# What goes wrong before a service looks at the operation, by protocol: code and status. The CBOR of CloudWatch has the
# codes of JSON.
NAMES = {
    "no token": {
        QUERY: ("MissingAuthenticationToken", 403),
        JSON: ("MissingAuthenticationTokenException", 400),
        REST_JSON: ("MissingAuthenticationTokenException", 403),
        REST_XML: ("AccessDenied", 403),
    },
    "unknown key": {
        QUERY: ("InvalidClientTokenId", 403),
        JSON: ("UnrecognizedClientException", 400),
        REST_JSON: ("UnrecognizedClientException", 403),
        REST_XML: ("InvalidAccessKeyId", 403),
    },
    "bad token": {
        QUERY: ("InvalidClientTokenId", 403),
        JSON: ("UnrecognizedClientException", 400),
        REST_JSON: ("UnrecognizedClientException", 403),
        REST_XML: ("InvalidToken", 400),
    },
    "expired": {
        QUERY: ("ExpiredToken", 403),
        JSON: ("ExpiredTokenException", 400),
        REST_JSON: ("ExpiredTokenException", 403),
        REST_XML: ("ExpiredToken", 400),
    },
    "signature": {
        QUERY: ("SignatureDoesNotMatch", 403),
        JSON: ("InvalidSignatureException", 400),
        REST_JSON: ("InvalidSignatureException", 403),
        REST_XML: ("SignatureDoesNotMatch", 403),
    },
    "skew": {
        QUERY: ("SignatureDoesNotMatch", 403),
        JSON: ("InvalidSignatureException", 400),
        REST_JSON: ("InvalidSignatureException", 403),
        REST_XML: ("RequestTimeTooSkewed", 403),
    },
    "denied": {
        QUERY: ("AccessDenied", 403),
        JSON: ("AccessDeniedException", 400),
        REST_JSON: ("AccessDeniedException", 403),
        REST_XML: ("AccessDenied", 403),
    },
    "throttled": {
        QUERY: ("Throttling", 400),
        JSON: ("ThrottlingException", 400),
        REST_JSON: ("TooManyRequestsException", 429),
        REST_XML: ("SlowDown", 503),
    },
    "internal": {
        QUERY: ("InternalFailure", 500),
        JSON: ("InternalFailure", 500),
        REST_JSON: ("InternalServerException", 500),
        REST_XML: ("InternalError", 500),
    },
    "unavailable": {
        QUERY: ("ServiceUnavailable", 503),
        JSON: ("ServiceUnavailableException", 503),
        REST_JSON: ("ServiceUnavailableException", 503),
        REST_XML: ("ServiceUnavailable", 503),
    },
}  # fmt: skip
# Services with words of their own.
OWN = {
    ("organizations", "throttled"): ("TooManyRequestsException", 400),
    ("sns", "throttled"): ("Throttled", 429),
    ("sns", "denied"): ("AuthorizationError", 403),
    ("iam", "internal"): ("ServiceFailure", 500),
    ("organizations", "internal"): ("ServiceException", 500),
}
WORDS = {
    "no token": "Request is missing Authentication Token",
    "unknown key": "The security token included in the request is invalid.",
    "bad token": "The security token included in the request is invalid.",
    "expired": "The security token included in the request is expired",
    "signature": (
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        "Key and signing method. Consult the service documentation for details."
    ),
    "skew": "The difference between the request time and the current time is too large.",
    "throttled": "Rate exceeded",
    "internal": "We encountered an internal error. Please try again.",
    "unavailable": "Please reduce your request rate.",
    "denied": "Access Denied",
}


def general(kind: str, operation: Operation, message: str | None = None) -> AWSError:
    """An error of a general kind, in the words of the operation's service."""
    protocol = JSON if operation.protocol == CBOR else operation.protocol
    code, status = OWN.get((operation.service, kind)) or NAMES[kind][protocol]
    return AWSError(code, message if message is not None else WORDS[kind], status)


def denied(operation: Operation, who: str, on: str, why: str = "no identity-based policy allows") -> AWSError:
    """The usual sentence of a refusal."""
    if operation.protocol == REST_XML:
        return general("denied", operation)
    resource = f"resource: {on} because {why} the {operation.action} action"
    return general("denied", operation, f"User: {who} is not authorized to perform: {operation.action} on {resource}")


def rendered(error: AWSError, operation: Operation, request: Request) -> Answer:
    """An error in the wire format of its operation."""
    request_id = str(uuid.uuid4())
    render = {QUERY: _query, JSON: _json, REST_JSON: _rest_json, REST_XML: _rest_xml, CBOR: _cbor}[operation.protocol]
    body, headers = render(error, operation, request_id)
    if request.method == "HEAD":
        body = b""
    return Answer(error.status, body, {"x-amzn-RequestId": request_id, **headers}, error=error.code)


def _query(error: AWSError, operation: Operation, request_id: str) -> tuple[bytes, dict[str, str]]:
    model = models.service(operation.service)
    namespace = model.metadata.get("xmlNamespace", "") if model else ""
    fault = "Sender" if error.status < 500 else "Receiver"
    return (
        f'<ErrorResponse xmlns="{namespace}">\n  <Error>\n    <Type>{fault}</Type>\n    <Code>{error.code}</Code>\n'
        f"    <Message>{escape(error.message)}</Message>\n  </Error>\n  <RequestId>{request_id}</RequestId>\n"
        "</ErrorResponse>\n"
    ).encode(), {"Content-Type": "text/xml"}


def _json(error: AWSError, operation: Operation, request_id: str) -> tuple[bytes, dict[str, str]]:
    # The model's errors have a member for the text, whose name differs; what comes before the service says `message`.
    model = models.service(operation.service)
    known = {shape.name for shape in model.error_shapes} if model else set()
    key = "Message" if error.code in known and operation.service in ("organizations", "cloudtrail") else "message"
    # A namespace in front is allowed, and some services have one.
    space = "com.amazonaws.config#" if operation.service == "config" and error.code in known else ""
    body = json.dumps({"__type": space + error.code, key: error.message}, ensure_ascii=False)
    headers = {"Content-Type": "application/x-amz-json-1.1"}
    if operation.service == "cloudwatch":
        # It spoke the query protocol once, and clients still ask for the codes of that time.
        headers["x-amzn-query-error"] = f"{_old_code(error.code)};{'Sender' if error.status < 500 else 'Receiver'}"
    return body.encode(), headers


def _old_code(code: str) -> str:
    for names in NAMES.values():
        if names[JSON][0] == code:
            return names[QUERY][0]
    return code


def _rest_json(error: AWSError, operation: Operation, request_id: str) -> tuple[bytes, dict[str, str]]:
    headers = {
        "Content-Type": "application/json",
        "x-amzn-ErrorType": f"{error.code}:http://internal.amazon.com/coral/com.amazon.{operation.service}/",
    }
    return json.dumps({"message": error.message}, ensure_ascii=False).encode(), headers


def _rest_xml(error: AWSError, operation: Operation, request_id: str) -> tuple[bytes, dict[str, str]]:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{error.code}</Code><Message>{escape(error.message)}</Message>"
        f"<RequestId>{request_id}</RequestId><HostId>{request_id[::-1]}</HostId></Error>"
    ).encode(), {"Content-Type": "application/xml", "x-amz-request-id": request_id}


def _cbor(error: AWSError, operation: Operation, request_id: str) -> tuple[bytes, dict[str, str]]:
    pairs = {"__type": f"com.amazonaws.cloudwatch#{error.code}", "message": error.message}
    body = b"\xa2" + b"".join(_cbor_text(each) for pair in pairs.items() for each in pair)
    return body, {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}


def _cbor_text(text: str) -> bytes:
    data = text.encode()
    return b"\x7a" + len(data).to_bytes(4, "big") + data
