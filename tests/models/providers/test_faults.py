"""Whatever a server does, one clear sentence comes within the time, and never a key."""

from __future__ import annotations

import logging
import socket
import sys
import time
from contextlib import ExitStack
from decimal import Decimal
from threading import Event

import pytest
from faulty_server import GOOD, Act, failing, failure, floods, hangs, says, streams, word

from workprint.models.providers import (
    AddressProvider,
    Limits,
    Message,
    Prices,
    ProviderError,
    Purse,
    Request,
    ask,
)

pytest.importorskip("openai")

KEY = "sk-secret-9f8e7d"
ASKED = Request((Message("user", "Write a line."),), tokens=50)
PAGE = "<!doctype html><html><body>Welcome to nginx</body></html>"
WHOLE = '{"choices": [{"message": {"content": "Lit."}, "finish_reason": "stop"}]}'

FAULTS: dict[str, tuple[Act, str]] = {
    "hangs before the head": (hangs, "did not finish within 4 s"),
    "hangs after the head": (streams(30.0), "did not finish within 4 s"),
    "hangs in the middle": (streams(word("The "), 30.0), "did not finish within 4 s"),
    "drips for ever": (streams(*[word("la "), 0.2] * 200), "did not finish within 4 s"),
    "floods one line": (floods(b"x" * 65536), "sent more data than any answer has"),
    "floods comments": (floods(b": ping\n\n" * 9000), "there "),  # whichever limit is first
    "garbage as a stream": (
        streams(bytes(range(256)) * 4, chunked=False),
        "no answer of a model",
    ),
    "events that are not JSON": (streams(b"data: {oops\n\n"), "no answer of a model"),
    "events that are a list": (streams(b"data: [1, 2]\n\n"), "no answer of a model"),
    "events without choices": (streams(b'data: {"a": 1}\n\n'), "no answer of a model"),
    "choices of a wrong kind": (streams(b'data: {"choices": 5}\n\n'), "no answer of a model"),
    "text that is a number": (
        streams(b'data: {"choices": [{"delta": {"content": 5}}]}\n\n'),
        "no answer of a model",
    ),
    "bytes that are not UTF-8": (
        streams(b'data: {"choices": "\xff\xfe"}\n\n'),
        "no answer of a model",
    ),
    "plain text": (says("200 OK", "hello", "text/plain"), "no answer of a model"),
    "JSON of something else": (says("200 OK", '{"status": "ok"}'), "no answer of a model"),
    "half a JSON": (says("200 OK", WHOLE[:30]), "no answer of a model"),
    "a web page": (says("200 OK", PAGE, "text/html"), "answers with a web page"),
    "a web page that is missing": (
        says("404 Not Found", PAGE, "text/html; charset=utf-8"),
        "answers with a web page (404)",
    ),
    "closes at once": (lambda c, e: None, "nothing answers at http://127.0.0.1"),
    "closes after the head": (streams(), "nothing answers at"),
    "closes in the middle": (streams(word("The lamp ")), "closed the connection in the middle"),
    "ends without saying so": (
        streams(word("The lamp "), chunked=False),
        "broke off in the middle",
    ),
    "an error in the stream": (
        streams(b'data: {"error": {"message": "out of memory"}}\n\n'),
        "reported a failure: out of memory",
    ),
    "401": (failure("401 Unauthorized", f"bad key {KEY}"), "did not accept the key"),
    "403": (failure("403 Forbidden", "no"), "did not accept the key"),
    "404": (failure("404 Not Found", "no such model"), "has no model big"),
    "400": (failure("400 Bad Request", "too long a prompt"), "too long a prompt"),
    "402": (failure("402 Payment Required", "Insufficient Balance"), "Insufficient Balance"),
    "429 for an hour": (
        failure("429 Too Many", "slow down", Retry_After="3600"),
        "takes no more requests for 3600 s",
    ),
    "429 ever again": (
        failure("429 Too Many", "slow down", retry_after_ms="50"),
        "takes no more requests",
    ),
    "500 ever again": (failure("500 Oops", "boom", retry_after_ms="50"), "failed on its side"),
    "502 with a page": (says("502 Bad Gateway", PAGE, "text/html"), "failed on its side"),
    "a redirect": (
        says("307 Temporary", "", Location="http://127.0.0.1:1/v1"),
        "sends elsewhere (307)",
    ),
    "nothing but an end": (streams(word("", "stop")), "answered with nothing"),
    "a filter": (streams(word("The", "content_filter")), "held its answer back"),
    "zipped": (says("200 OK", b"\x1f\x8b", content_encoding="gzip"), "more data than any answer"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_sentence_within_the_time(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    act, says_so = FAULTS[name]
    with failing(act) as (address, _):
        provider = AddressProvider("there", address, "big", KEY)
        begun = time.monotonic()
        with pytest.raises(ProviderError) as raised:
            ask(provider, ASKED, Purse(Limits(seconds=4)))
        assert time.monotonic() - begun < 20
    said = str(raised.value)
    assert says_so in said, said
    assert "\n" not in said and ";" in said and len(said) < 500
    assert KEY not in said + caplog.text + repr(provider)


def test_nobody_at_the_address() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    provider = AddressProvider("there", f"http://127.0.0.1:{port}/v1", "big")
    with pytest.raises(ProviderError, match=f"nothing answers at http://127.0.0.1:{port}/v1 "):
        ask(provider, ASKED, Purse(Limits(seconds=4)))


@pytest.mark.parametrize(
    "address", ["", "localhost", "ftp://x/v1", "http://", "http://[::1/v1", "file:///etc/passwd"]
)
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(ProviderError, match="is no address"):
        ask(AddressProvider("there", address, "big"), ASKED, Purse(Limits(seconds=2)))


@pytest.mark.parametrize(
    "first",
    [
        failure("429 Too Many", "slow down", Retry_After="0.2"),
        failure("503 Busy", "busy", Retry_After="0.2"),
        lambda connection, end: None,
    ],
)
def test_what_passes_is_tried_again(first: Act) -> None:
    with failing(first, GOOD) as (address, requests):
        begun = time.monotonic()
        answer = ask(AddressProvider("there", address, "big"), ASKED, Purse(Limits(seconds=20)))
        assert time.monotonic() - begun >= 0.2
    assert answer.text == "The lamp is lit." and len(requests) == 2


@pytest.mark.parametrize(
    ("message", "gone", "instead"),
    [
        ("Unsupported parameter: use 'max_completion_tokens'", "max_tokens", "max_completion"),
        ("unknown field stream_options", "stream_options", "max_tokens"),
        ("'seed' is not supported", "seed", "max_tokens"),
    ],
)
def test_a_field_that_a_server_does_not_know(message: str, gone: str, instead: str) -> None:
    with failing(failure("400 Bad Request", message), GOOD) as (address, requests):
        provider = AddressProvider("there", address, "big")
        assert ask(provider, ASKED, Purse(Limits(seconds=20))).text == "The lamp is lit."
    assert f'"{gone}"'.encode() in requests[0]
    assert f'"{gone}"'.encode() not in requests[1] and instead.encode() in requests[1]


def test_a_server_that_does_not_stream() -> None:
    with failing(says("200 OK", WHOLE)) as (address, _):
        answer = ask(AddressProvider("there", address, "big"), ASKED, Purse(Limits(seconds=20)))
    assert answer.text == "Lit." and not answer.usage.counted


def test_keys_meant_for_others_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-for-openai-alone")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-private")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-private")
    with failing(GOOD) as (address, requests):
        ask(AddressProvider("there", address, "big"), ASKED, Purse(Limits(seconds=20)))
    assert b"alone" not in requests[0] and b"private" not in requests[0]


def test_an_answer_longer_than_asked_for_is_cut() -> None:
    with failing(streams(*[word("and on ")] * 500, 30.0)) as (address, _):
        answer = ask(AddressProvider("there", address, "big"), ASKED, Purse(Limits(seconds=20)))
    assert answer.ended == "length" and 50 < len(answer.text.split()) < 400


def test_money_is_counted_and_ends() -> None:
    prices = Prices(read=Decimal(1), written=Decimal(4), currency="CNY")
    usage = (
        b'data: {"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": 500}}\n\n'
    )
    with failing(streams(word("Lit.", "stop"), usage)) as (address, requests):
        provider = AddressProvider("there", address, "big", prices=prices)
        purse = Purse(Limits(seconds=20, money=Decimal("0.004")))
        answer = ask(provider, ASKED, purse)
        assert answer.cost == purse.cost == Decimal("0.003") and answer.currency == "CNY"
        ask(provider, ASKED, purse)
        with pytest.raises(ProviderError, match="the limit of money leaves 0 CNY"):
            ask(provider, ASKED, purse)
    assert len(requests) == 2


def test_little_money_makes_a_short_answer() -> None:
    prices = Prices(written=Decimal(100))
    with failing(GOOD) as (address, requests):
        provider = AddressProvider("there", address, "big", prices=prices)
        ask(provider, ASKED, Purse(Limits(seconds=20, money=Decimal("0.003"))))
    assert b'"max_tokens":30' in requests[0]


@pytest.mark.skipif(sys.platform != "linux", reason="others queue connections differently")
def test_a_connection_that_never_comes_is_told_as_that() -> None:
    with ExitStack() as opened:
        full = opened.enter_context(socket.socket())
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        for _ in range(3):  # what no one accepts fills the queue, and then nothing connects
            waiting = opened.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(full.getsockname())
        where = f"http://127.0.0.1:{full.getsockname()[1]}/v1"
        provider = AddressProvider("there", where, "big")
        with pytest.raises(ProviderError, match=f"nothing answers at {where}"):
            list(provider.stream(ASKED, 2.0, Event()))
