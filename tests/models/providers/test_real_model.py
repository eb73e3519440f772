"""A real small model: from its file, and behind a real OpenAI-compatible server."""

from __future__ import annotations

import time
from threading import Event, Timer

import pytest
from model_server import KEY, MODEL, served

from workprint.models.providers import (
    AddressProvider,
    Limits,
    LlamaProvider,
    Message,
    ProviderError,
    Purse,
    Request,
    ask,
)

ASKED = Request(
    (Message("system", "You write films."), Message("user", "Describe a storm at sea.")),
    tokens=24,
    seed=7,
)


def test_the_small_model_answers_the_same_for_the_same_seed(small: LlamaProvider) -> None:
    heard: list[str] = []
    first = ask(small, ASKED, Purse(Limits()), heard.append)
    again = ask(small, ASKED, Purse(Limits()))
    assert first == again and "".join(heard) == first.text
    assert len(first.text.split()) > 3
    assert first.usage.read > 15 and 0 < first.usage.written <= 24 and first.usage.counted


def test_an_address_gives_what_the_model_gives(small: LlamaProvider) -> None:
    direct = ask(small, ASKED, Purse(Limits()))
    with served(small) as (address, seen):
        asked = AddressProvider("loopback", address, MODEL, KEY)
        heard: list[str] = []
        answer = ask(asked, ASKED, Purse(Limits()), heard.append)
    assert answer.text == direct.text == "".join(heard)
    assert len(heard) > 3
    assert answer.usage == direct.usage
    assert seen[0]["stream"] and seen[0]["max_tokens"] == 24


def test_a_wrong_key_and_an_unknown_model(small: LlamaProvider) -> None:
    with served(small) as (address, seen):
        wrong = AddressProvider("loopback", address, MODEL, "sk-wrong")
        with pytest.raises(ProviderError, match="did not accept the key"):
            ask(wrong, ASKED, Purse(Limits()))
        unknown = AddressProvider("loopback", address, "large", KEY)
        with pytest.raises(ProviderError, match="has no model large"):
            ask(unknown, ASKED, Purse(Limits()))
        assert len(seen) == 2


def test_stopping_a_long_answer(small: LlamaProvider) -> None:
    long = Request((Message("user", "Count to one thousand, in words."),), tokens=1500)
    with served(small) as (address, _):
        for provider in (small, AddressProvider("loopback", address, MODEL, KEY)):
            stop = Event()
            Timer(0.6, stop.set).start()
            begun = time.monotonic()
            with pytest.raises(ProviderError, match="was stopped"):
                ask(provider, long, Purse(Limits()), stop=stop)
            assert time.monotonic() - begun < 10


def test_a_prompt_longer_than_the_model_keeps_its_ends(small: LlamaProvider) -> None:
    text = "Repeat the last word. " + "The sea is wide. " * 2000 + "The last word is lamp."
    short = LlamaProvider("short", small.file, context=256)
    answer = ask(short, Request((Message("user", text),), tokens=8), Purse(Limits()))
    assert 100 < answer.usage.read < 256


def test_chinese_characters_come_whole(small: LlamaProvider) -> None:
    request = Request(
        (Message("user", "Repeat: 老周：等等！姑娘，等等！"),), tokens=40, temperature=0.1
    )
    heard: list[str] = []
    ask(small, request, Purse(Limits()), heard.append)
    assert "\ufffd" not in "".join(heard)


def test_a_file_that_is_no_model(tmp_path) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("cyllama")
    file = tmp_path / "weights.gguf"
    file.write_bytes(b"GGUF" + b"\0" * 100)
    with pytest.raises(ProviderError, match="cannot be used as a language model"):
        ask(LlamaProvider("mine", file), ASKED, Purse(Limits()))
