"""Any OpenAI-compatible address: Ollama, vLLM, llama.cpp, DeepSeek, Qwen, and OpenAI itself.

The official client speaks; what it leaves open is done here: a limit for the whole answer (its
timeouts begin anew with each byte), waits that can be stopped, a limit of bytes, no redirects to
other hosts, no keys from the environment that were not meant for this address, and a sentence a
person understands for each way a server can fail.
"""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from workprint.models.providers.capped import TooLate, TooMuch, capped
from workprint.models.providers.faults import Faults
from workprint.models.providers.requests import (
    FREE,
    Piece,
    Prices,
    ProviderError,
    Request,
    Usage,
)
from workprint.models.providers.waiting import wait_for

ATTEMPTS = 4
_CONNECT = 10.0
_OPTIONAL = ("stream_options", "seed", "temperature")
"""What some servers refuse, and an answer can do without."""


@dataclass(frozen=True, slots=True)
class AddressProvider:
    """A model behind an address.

    `address` is the base the client adds `/chat/completions` to ("http://localhost:11434/v1");
    `key` is never shown or written anywhere, and empty where the server needs none.
    """

    name: str
    address: str
    model: str
    key: str = field(default="", repr=False)
    prices: Prices = FREE

    @property
    def _faults(self) -> Faults:
        return Faults(self.name, self.address, self.model, self.key)

    def ready(self) -> None:
        """Check the address and load the client."""
        self._check_address()
        try:
            importlib.import_module("openai")
        except ImportError:
            raise ProviderError(
                f"{self.name} needs the openai client; install it with: "
                "pip install 'workprint[openai]'"
            ) from None

    def stream(self, request: Request, seconds: float, stop: Event) -> Iterator[Piece]:
        """The answer as it comes; failures before its first word are tried again."""
        import openai
        from httpx2 import ConnectTimeout

        deadline = time.monotonic() + seconds
        fields = self._fields(request)
        client = self._client(openai, seconds, capped(deadline, stop))
        attempt = 0
        try:
            while True:
                begun = ended = False
                try:
                    for piece in self._once(client, fields, deadline, stop):
                        begun = begun or bool(piece.text)
                        ended = ended or piece.ended is not None
                        yield piece
                    return
                except openai.APIStatusError as error:
                    if error.status_code == 400 and _left_out(fields, error):
                        continue
                    if error.status_code not in (408, 409, 429) and error.status_code < 500:
                        raise self._faults.refused(error, ATTEMPTS) from None
                    wait = wait_for(attempt, error.response.headers, request.seed)
                    failure = self._faults.refused(error, ATTEMPTS, wait)
                except TooLate:
                    raise self._faults.late(seconds) from None
                except openai.APIConnectionError as error:
                    late = isinstance(error, openai.APITimeoutError)
                    if late and not isinstance(error.__cause__, ConnectTimeout):
                        raise self._faults.late(seconds) from None
                    if ended:
                        return  # all was said, only the goodbye was not
                    if begun:
                        raise ProviderError(
                            f"{self.name} closed the connection in the middle of its answer; "
                            "run the same command again"
                        ) from None
                    wait, failure = (
                        wait_for(attempt, {}, request.seed),
                        self._faults.unreached(error),
                    )
                except openai.APIError as error:
                    raise ProviderError(
                        f"{self.name} reported a failure: {self._faults.said(error)}; "
                        "see that server's log"
                    ) from None
                attempt += 1
                if attempt >= ATTEMPTS or time.monotonic() + wait >= deadline:
                    raise failure
                if stop.wait(wait):
                    return
        finally:
            with suppress(Exception):
                client.close()

    def _check_address(self) -> None:
        try:
            parts = urlsplit(self.address)
            right = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            right = False
        if not right:
            raise ProviderError(
                f'"{self.address}" is no address of {self.name}; write it as '
                "http://localhost:11434/v1"
            )

    def _client(self, openai: Any, seconds: float, hook: Any) -> Any:
        import httpx2

        here = (urlsplit(self.address).hostname or "") in ("localhost", "127.0.0.1", "::1")
        limit = httpx2.Timeout(seconds, connect=min(_CONNECT, seconds))
        http = httpx2.Client(
            timeout=limit,
            follow_redirects=False,
            trust_env=not here,
            event_hooks={"response": [hook]},
        )
        # Identity, so that the limit of bytes is one of text; no ids meant for OpenAI itself.
        headers = {
            "Accept-Encoding": "identity",
            "OpenAI-Organization": openai.Omit(),
            "OpenAI-Project": openai.Omit(),
        }
        return openai.OpenAI(
            api_key=self.key or "none",
            base_url=self.address,
            max_retries=0,
            timeout=limit,
            http_client=http,
            default_headers=headers,
        )

    def _fields(self, request: Request) -> dict[str, Any]:
        return {
            "model": self.model,
            "messages": [{"role": m.role, "content": m.text} for m in request.messages],
            "max_tokens": request.tokens,
            "temperature": request.temperature,
            "seed": request.seed,
            "stream": True,
            "stream_options": {"include_usage": True},
        }

    def _once(
        self, client: Any, fields: dict[str, Any], deadline: float, stop: Event
    ) -> Iterator[Piece]:
        import httpx2

        left = max(0.1, deadline - time.monotonic())
        # A little less than all that is left, so that it is told that nothing answers.
        limit = httpx2.Timeout(left, connect=min(_CONNECT, 0.8 * left))
        stream = None
        try:
            stream = client.chat.completions.create(**fields, timeout=limit)
            kind = stream.response.headers.get("content-type", "").lower()
            if "html" in kind:
                raise self._faults.web_page()
            if "json" in kind and "event-stream" not in kind:
                stream.response.read()
                yield from self._whole(stream.response.text)
                return
            ended = False
            for chunk in stream:
                if stop.is_set():
                    return
                for piece in self._pieces(chunk):
                    ended = ended or piece.ended is not None
                    yield piece
            if not ended:
                self._broken_off(stream)
        except TooMuch:
            raise ProviderError(
                f"{self.name} sent more data than any answer has; check the address "
                f"{self._faults.shown()}"
            ) from None
        except (ValueError, TypeError, AttributeError, LookupError):
            raise self._faults.garbage() from None
        finally:
            if stream is not None:
                with suppress(Exception):
                    stream.close()

    def _broken_off(self, stream: Any) -> None:
        """An end without a finish reason: half an answer, or no answer of this kind at all."""
        if stream.response.num_bytes_downloaded and "event-stream" not in (
            stream.response.headers.get("content-type", "").lower()
        ):
            raise self._faults.garbage()

    def _pieces(self, chunk: Any) -> Iterator[Piece]:
        usage = _usage(getattr(chunk, "usage", None))
        if usage is not None:
            yield Piece(usage=usage)
        choices = chunk.choices
        if choices is None:
            raise self._faults.garbage()
        for choice in choices[:1]:
            text = choice.delta.content if choice.delta is not None else None
            if text is not None and not isinstance(text, str):
                raise self._faults.garbage()
            if text:
                yield Piece(text)
            if choice.finish_reason:
                self._filtered(choice.finish_reason)
                yield Piece(ended="length" if choice.finish_reason == "length" else "stop")

    def _whole(self, body: str) -> Iterator[Piece]:
        """The answer of a server that does not stream."""
        table = json.loads(body)
        choice = table["choices"][0]
        text = choice["message"]["content"]
        if not isinstance(text, str):
            raise self._faults.garbage()
        self._filtered(choice.get("finish_reason"))
        told = table.get("usage") or {}
        usage = None
        if told:
            usage = Usage(int(told["prompt_tokens"]), int(told["completion_tokens"]))
        yield Piece(text, usage, "length" if choice.get("finish_reason") == "length" else "stop")

    def _filtered(self, reason: object) -> None:
        if reason == "content_filter":
            raise ProviderError(
                f"{self.name} held its answer back by its own rules; ask for something else, "
                "or use another provider"
            )


def _left_out(fields: dict[str, Any], error: Any) -> bool:
    """Whether a refused field could be left out or renamed, so that asking again makes sense."""
    said = f"{error.message} {getattr(error, 'param', '')}".lower()
    if "max_tokens" in fields and "max_completion_tokens" in said:
        fields["max_completion_tokens"] = fields.pop("max_tokens")
        return True
    for name in _OPTIONAL:
        if name in fields and name in said:
            del fields[name]
            return True
    return False


def _usage(told: Any) -> Usage | None:
    if told is None:
        return None
    read, written = told.prompt_tokens, told.completion_tokens
    return Usage(read, written) if isinstance(read, int) and isinstance(written, int) else None
