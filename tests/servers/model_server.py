"""An OpenAI-compatible server on loopback that serves a real small model.

`cyllama` has a server too, but it does not stream. This one answers `/v1/chat/completions` with
server-sent events or JSON, asks for a key, knows one model and stops when the client goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from workprint.models.providers import LlamaProvider, Message, Request

KEY = "sk-loopback-0123456789"
MODEL = "small"


@contextmanager
def served(model: LlamaProvider) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The server's address, and the requests it gets, as long as the block runs."""
    seen: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append({**told, "headers": dict(self.headers)})
            if self.headers.get("Authorization") != f"Bearer {KEY}":
                self._json(401, {"error": {"message": "Incorrect API key provided: " + KEY}})
            elif self.path != "/v1/chat/completions":
                self._json(404, {"error": {"message": "no such path"}})
            elif told["model"] != MODEL:
                self._json(404, {"error": {"message": f"model {told['model']} does not exist"}})
            elif "max_tokens" not in told:
                self._json(400, {"error": {"message": "max_tokens is required"}})
            else:
                self._answer(told)

        def _answer(self, told: dict[str, Any]) -> None:
            request = Request(
                tuple(Message(m["role"], m["content"]) for m in told["messages"]),
                tokens=told["max_tokens"],
                temperature=told["temperature"],
                seed=told["seed"],
            )
            pieces = model.stream(request, 60, Event())
            if not told.get("stream"):
                made = list(pieces)
                text = "".join(p.text for p in made)
                choice = {"index": 0, "message": {"role": "assistant", "content": text}}
                self._json(200, {"choices": [choice | {"finish_reason": "stop"}]})
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                for piece in pieces:
                    choice = {
                        "index": 0,
                        "delta": {"content": piece.text},
                        "finish_reason": piece.ended,
                    }
                    self._event({"choices": [choice]})
                    if piece.usage:
                        read, written = piece.usage.read, piece.usage.written
                        usage = {"prompt_tokens": read, "completion_tokens": written}
                        self._event({"choices": [], "usage": usage})
                self.wfile.write(b"data: [DONE]\n\n")
            except OSError:
                seen[-1]["gone"] = True
            self.close_connection = True

        def _event(self, table: dict[str, Any]) -> None:
            table |= {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": MODEL}
            self.wfile.write(b"data: " + json.dumps(table).encode() + b"\n\n")
            self.wfile.flush()

        def _json(self, status: int, table: dict[str, Any]) -> None:
            data = json.dumps(table).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", seen
    finally:
        server.shutdown()
        server.server_close()
