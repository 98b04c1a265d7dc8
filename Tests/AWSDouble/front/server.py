"""HTTP/1.1 over asyncio: connections that stay open, and answers that are handed over well or badly."""

import asyncio
import os
import sys
import threading
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any

from front.desk import Desk
from wire.messages import Answer, Request

MOST_HEAD = 64 << 10
MOST_BODY = 64 << 20


class Connection(asyncio.Protocol):
    """One connection. Requests are answered in their order."""

    def __init__(self, desk: Desk, latency: float):
        self._desk = desk
        self._latency = latency
        self._received = bytearray()
        self._transport: Any = None
        self._busy = False
        self._continued = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client is there."""
        self._transport = transport
        self._desk.counts.connected()

    def data_received(self, data: bytes) -> None:
        """Bytes of a request."""
        self._received += data
        self._next()

    def _next(self) -> None:
        """Takes the next request, unless one is being answered."""
        if self._busy or self._transport.is_closing():
            return
        try:
            request = self._take()
        except ValueError:
            self._transport.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            self._transport.close()
            return
        if request is None:
            return
        self._busy = True
        self._desk.counts.arrived()
        loop = asyncio.get_running_loop()
        # Others that have arrived in the meantime are counted as open before this one is answered.
        if self._latency:
            loop.call_later(self._latency, self._answer, request)
        else:
            loop.call_soon(self._answer, request)

    def _take(self) -> Request | None:
        """The next whole request."""
        end = self._received.find(b"\r\n\r\n")
        if end < 0:
            if len(self._received) > MOST_HEAD:
                raise ValueError("the head is too large")
            return None
        lines = self._received[:end].decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ")
        headers: dict[str, str] = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon:
                raise ValueError("a header has no colon")
            name = name.lower()
            headers[name] = f"{headers[name]},{value.strip()}" if name in headers else value.strip()
        if headers.get("expect", "").lower() == "100-continue" and not self._continued:
            self._continued = True
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        if headers.get("transfer-encoding", "").lower() == "chunked":
            taken = self._chunks(end + 4)
        else:
            length = int(headers.get("content-length", 0))
            if not 0 <= length <= MOST_BODY:
                raise ValueError("the body is too large")
            start = end + 4
            taken = None
            if len(self._received) >= start + length:
                taken = bytes(self._received[start : start + length]), start + length
        if taken is None:
            return None
        body, used = taken
        del self._received[:used]
        self._continued = False
        return Request(method, target, headers, body)

    def _chunks(self, at: int) -> tuple[bytes, int] | None:
        """The body of a chunked request, and where it ends."""
        body = bytearray()
        while True:
            line = self._received.find(b"\r\n", at)
            if line < 0:
                return None
            size = int(self._received[at:line].split(b";")[0], 16)
            if len(self._received) < line + 2 + size + 2:
                return None
            body += self._received[line + 2 : line + 2 + size]
            at = line + 2 + size + 2
            if size == 0:
                return bytes(body), at
            if len(body) > MOST_BODY:
                raise ValueError("the body is too large")

    # --- Handing over

    def _answer(self, request: Request) -> None:
        delivery = self._desk.handle(request)
        loop = asyncio.get_running_loop()
        manner = delivery.manner
        body = b"" if request.method == "HEAD" else delivery.answer.body
        last = request.headers.get("connection", "").lower() == "close"
        if manner is not None and manner.kind == "close":
            last = True
        chunked = manner is not None and manner.kind == "chunked" and request.method != "HEAD"
        head = self._head(request, delivery.answer, chunked, last)
        if chunked:
            body = _in_chunks(body)
        if manner is not None and manner.kind == "delay":
            loop.call_later(manner.seconds or 1, self._write, head + body, last)
        elif manner is not None and manner.kind == "drop":
            self._transport.write(head + body[: len(body) // 2])
            self._done(last=True)
        elif manner is not None and manner.kind == "dribble":
            self._dribble(head, body, (manner.seconds or 2) / 20, last)
        else:
            self._write(head + body, last)

    def _head(self, request: Request, answer: Answer, chunked: bool, last: bool) -> bytes:
        lines = [f"HTTP/1.1 {answer.status} {_reason(answer.status)}"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items() if name.lower() != "content-length"]
        length = answer.headers.get("Content-Length") if request.method == "HEAD" else None
        lines.append("Transfer-Encoding: chunked" if chunked else f"Content-Length: {length or len(answer.body)}")
        if last:
            lines.append("Connection: close")
        lines.append(f"Date: {format_datetime(self._desk.now, usegmt=True)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")

    def _write(self, data: bytes, last: bool) -> None:
        if not self._transport.is_closing():
            self._transport.write(data)
        self._done(last)

    def _dribble(self, head: bytes, body: bytes, pause: float, last: bool) -> None:
        """The head at once, the body in twenty pieces."""
        loop = asyncio.get_running_loop()
        size = max(1, -(-len(body) // 20))
        self._transport.write(head)
        pieces = [body[at : at + size] for at in range(0, len(body), size)] or [b""]
        for number, piece in enumerate(pieces, 1):
            step = self._write if number == len(pieces) else lambda piece, _: self._transport.write(piece)
            loop.call_later(number * pause, step, piece, last)

    def _done(self, last: bool) -> None:
        self._desk.counts.left()
        self._busy = False
        if last:
            self._transport.close()
        else:
            self._next()


def _in_chunks(body: bytes) -> bytes:
    """A body in three chunks or so, with an extension and a trailer, which clients have to pass over."""
    size = max(1, -(-len(body) // 3))
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x;part=1\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\nX-Checked: no\r\n\r\n"


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


async def serve(desk: Desk, host: str, port: int, latency: float, until_stdin_closes: bool) -> None:
    """Serves until it is told to stop."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(desk, latency), host, port, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    print(port, flush=True)
    print(f"Listening on http://{host}:{port}", file=sys.stderr, flush=True)
    stop = loop.create_future()
    if until_stdin_closes:
        threading.Thread(target=_await_end_of_input, args=(loop, stop), daemon=True).start()
    async with server:
        await stop


def _await_end_of_input(loop: asyncio.AbstractEventLoop, stop: "asyncio.Future[None]") -> None:
    """Ends the serving when standard input does. A thread, since a loop cannot watch every kind of input."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    loop.call_soon_threadsafe(stop.set_result, None)
