"""A server on loopback that fails as it is told, over real sockets."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

Act = Callable[[socket.socket, Event], None]
"""What is done with a connection whose request was read; the event ends whatever waits."""


def says(
    status: str, body: bytes | str = b"", kind: str = "application/json", **headers: str
) -> Act:
    """An answer of one piece."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(data)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]

    def act(connection: socket.socket, _: Event) -> None:
        connection.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode() + data)

    return act


def failure(status: str, message: str, **headers: str) -> Act:
    """An error as OpenAI words it."""
    return says(status, json.dumps({"error": {"message": message}}), **headers)


def streams(*parts: bytes | float, kind: str = "text/event-stream", chunked: bool = True) -> Act:
    """A stream of parts; a number is a wait in seconds. Ends without the last chunk."""

    def act(connection: socket.socket, end: Event) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n"
        head += "Transfer-Encoding: chunked\r\n\r\n" if chunked else "Connection: close\r\n\r\n"
        connection.sendall(head.encode())
        for part in parts:
            if isinstance(part, float):
                end.wait(part)
                continue
            framed = b"%x\r\n%s\r\n" % (len(part), part) if chunked else part
            connection.sendall(framed)

    return act


def floods(part: bytes) -> Act:
    """A stream that never ends, as fast as it is taken."""

    def act(connection: socket.socket, end: Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        while not end.is_set():
            connection.sendall(part)

    return act


def hangs(connection: socket.socket, end: Event) -> None:
    """Nothing, for as long as the client waits."""
    end.wait(60)


def word(text: str, ended: str | None = None) -> bytes:
    """One event of a stream."""
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": ended}
    return b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"


GOOD = streams(word("The lamp "), word("is lit.", "stop"), b"data: [DONE]\n\n", chunked=False)


@contextmanager
def failing(*acts: Act) -> Iterator[tuple[str, list[bytes]]]:
    """An address whose connections meet `acts` in turn, the last one ever again."""
    listener = socket.create_server(("127.0.0.1", 0))
    end = Event()
    requests: list[bytes] = []

    def serve() -> None:
        while not end.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            Thread(target=meet, args=(connection,), daemon=True).start()

    def meet(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            requests.append(_request(connection))
            acts[min(len(requests), len(acts)) - 1](connection, end)

    Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v1", requests
    finally:
        end.set()
        listener.close()


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
