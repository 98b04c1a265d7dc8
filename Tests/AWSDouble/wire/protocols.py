"""From requests to operations with parameters, and from values to bodies, by botocore's models.

The bodies are written by moto's serializers, and those in CBOR by botocore's; both know the shapes, so a value is a
plain dictionary of an operation's output.
"""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from botocore.parsers import RpcV2CBORParser
from botocore.serialize import RpcV2CBORSerializer
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.serialize import DefaultAttributePicker, SerializationContext, get_serializer_class

from wire import models, s3
from wire.messages import Answer, Request

JSON = "json"
QUERY = "query"
REST_JSON = "rest-json"
REST_XML = "rest-xml"
CBOR = "cbor"


@dataclass(frozen=True)
class Operation:
    """What is asked for, and in which protocol."""

    service: str
    name: str
    protocol: str

    @property
    def action(self) -> str:
        """As a policy would name it."""
        return f"{self.service}:{self.name}"


def identify(service: str, request: Request) -> Operation:
    """The operation that a request of this service asks for; an unknown one keeps what names it."""
    if service == "s3":
        return Operation("s3", s3.operation(request), REST_XML)
    if target := request.headers.get("x-amz-target"):
        return Operation(service, target.rpartition(".")[2], JSON)
    if request.headers.get("smithy-protocol") == "rpc-v2-cbor":
        return Operation(service, request.path.rpartition("/")[2], CBOR)
    if action := request.form.get("Action"):
        return Operation(service, action, QUERY)
    name = models.by_path(service).get((request.method, request.path)) if service in models.KNOWN else None
    return Operation(service, name or f"{request.method} {request.path}", REST_JSON)


def parameters(operation: Operation, request: Request) -> dict[str, Any]:
    """The operation's input. Timestamps of JSON stay numbers."""
    if operation.protocol == CBOR:
        return read_cbor(request.body) if request.body else {}
    if operation.protocol == JSON or (operation.protocol == REST_JSON and operation.service in models.KNOWN):
        return json.loads(request.body) if request.body else {}
    model = models.operation(operation.service, operation.name)
    if operation.protocol == QUERY and model is not None:
        return PROTOCOL_PARSERS["query"](model).parse({"values": request.form})
    return dict(request.query)


class _Picker(DefaultAttributePicker):
    """Values are dictionaries whose keys are the model's own."""

    def __call__(self, context: Any) -> Any:
        return context.obj.get(context.key)


def answer(operation: Operation, value: dict[str, Any]) -> Answer:
    """A value in the wire format of its operation."""
    request_id = str(uuid.uuid4())
    headers = {"x-amzn-RequestId": request_id}
    model = models.operation(operation.service, operation.name)
    if operation.protocol == CBOR:
        headers |= {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
        return Answer(200, write_cbor(value, model.output_shape), headers)
    serializer = get_serializer_class(operation.service, operation.protocol)(
        operation_model=model, context=SerializationContext(request_id), value_picker=_Picker()
    )
    done = serializer.serialize(value)
    body = done["body"].encode() if isinstance(done["body"], str) else done["body"]
    headers |= done["headers"]
    if operation.protocol == JSON and operation.service == "cloudwatch":
        headers["Content-Type"] = "application/x-amz-json-1.0"
    return Answer(done["status_code"], body, headers)


# --- CBOR


def read_cbor(body: bytes) -> Any:
    """A CBOR item."""
    parser = RpcV2CBORParser()
    return parser.parse_data_item(parser.get_peekable_stream_from_bytes(body))


def write_cbor(value: Any, shape: Any) -> bytes:
    """A value of a shape as CBOR."""
    body = bytearray()
    RpcV2CBORSerializer()._serialize_data_item(body, _known(value, shape), shape)
    return bytes(body)


def _known(value: Any, shape: Any) -> Any:
    """The value as botocore's serializer takes it: times as times, and nothing that the shape doesn't have."""
    if shape.type_name == "structure":
        return {name: _known(value[name], each) for name, each in shape.members.items() if value.get(name) is not None}
    if shape.type_name == "list":
        return [_known(each, shape.member) for each in value]
    if shape.type_name == "timestamp" and not isinstance(value, datetime):
        return datetime.fromtimestamp(value, UTC)
    if shape.type_name in ("double", "float"):
        return float(value)
    return value
