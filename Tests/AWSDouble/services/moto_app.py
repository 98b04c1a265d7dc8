"""moto's application, called in this process: by whole requests, or by operations and values."""

import io
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlencode

from botocore import parsers, serialize
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from wire import models
from wire.messages import Answer, Request

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


class Moto:
    """All of moto's services, for any account."""

    def __init__(self) -> None:
        self._application = DomainDispatcherApplication(create_backend_app)

    def send(self, request: Request, account: str) -> Answer:
        """moto's answer to a request as if that account had made it."""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(request.raw_path, "latin-1"),
            "RAW_URI": request.target,
            "REQUEST_URI": request.target,
            "QUERY_STRING": request.raw_query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_TYPE": request.headers.get("content-type", ""),
            "CONTENT_LENGTH": str(len(request.body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(request.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in request.headers.items():
            if name not in ("content-type", "content-length"):
                environ["HTTP_" + name.upper().replace("-", "_")] = value
        environ["HTTP_X_MOTO_ACCOUNT_ID"] = account
        begun: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
            begun[:] = [int(status.split()[0]), headers]

        parts = self._application(environ, start)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        headers = {name: value for name, value in begun[1] if name.lower() not in HOP_BY_HOP}
        return Answer(begun[0], body, headers)

    def ask(self, account: str, region: str, service: str, name: str, **values: Any) -> dict[str, Any]:
        """The parsed answer to an operation, made by botocore's own serializer and parser."""
        model = models.operation(service, name)
        protocol = "json" if service == "cloudwatch" else model.service_model.metadata["protocol"]
        made = serialize.create_serializer(protocol).serialize_to_request(values, model)
        query = made["query_string"]
        text = query if isinstance(query, str) else "&".join(f"{key}={value}" for key, value in query.items())
        body = made["body"] or b""
        if isinstance(body, dict):
            body = urlencode(body)
        headers = {key.lower(): value for key, value in made["headers"].items()}
        signed = models.service(service).signing_name
        today = datetime.now(UTC)
        headers |= {
            "host": f"{signed}.{region}.amazonaws.com",
            "authorization": f"AWS4-HMAC-SHA256 Credential=AKIAEXAMPLEEXAMPLE00/{today:%Y%m%d}/{region}/{signed}/"
            "aws4_request, SignedHeaders=host, Signature=0",
        }
        target = made["url_path"] + (("&" if "?" in made["url_path"] else "?") + text if text else "")
        request = Request(made["method"], target, headers, body if isinstance(body, bytes) else body.encode())
        answer = self.send(request, account)
        if answer.status >= 300:
            raise RuntimeError(f"moto: {service} {name}: {answer.status} {answer.body[:500]!r}")
        lower = {key.lower(): value for key, value in answer.headers.items()}
        raw = {"status_code": answer.status, "headers": lower, "body": answer.body}
        return parsers.create_parser(protocol).parse(raw, model.output_shape) if model.output_shape else {}
