"""Which provider a person gets: by name from film.toml, by an address, or none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from workprint.models.providers import AddressProvider, LlamaProvider, ProviderError
from workprint.production.errors import FilmError
from workprint.production.partner.providing import Choice, provider_for

TOML = """
[providers.qwen]
address = "https://example.org/v1"
model = "qwen-plus"
key_from = "WORKPRINT_TEST_KEY"
price_read = 0.8
price_written = "2"
currency = "CNY"
seconds = 60
money = 0.5

[providers.mine]
kind = "llama"
file = "models/mine.gguf"
context = 8192

[providers.bare]
address = "http://localhost:11434/v1"
"""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    (tmp_path / "film.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "screenplay.fountain").write_text("INT. A - DAY\n", encoding="utf-8")
    return tmp_path / "screenplay.fountain"


def test_nothing_is_asked_where_nothing_is_named(film: Path) -> None:
    assert provider_for(film, Choice())[0] is None
    assert provider_for(film, Choice("built-in"))[0] is None


def test_a_provider_of_film_toml(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKPRINT_TEST_KEY", " sk-1 ")
    provider, limits = provider_for(film, Choice("qwen", seconds=5))
    assert isinstance(provider, AddressProvider)
    assert (provider.address, provider.model, provider.key) == (
        "https://example.org/v1",
        "qwen-plus",
        "sk-1",
    )
    assert provider.prices.read == Decimal("0.8") and provider.prices.currency == "CNY"
    assert limits.seconds == 5 and limits.money == Decimal("0.5")
    assert "sk-1" not in repr(provider)


def test_a_file_of_weights(film: Path) -> None:
    with pytest.raises(ProviderError, match=r"mine\.gguf is not there"):
        provider_for(film, Choice("mine"))
    (film.parent / "models").mkdir()
    (film.parent / "models/mine.gguf").write_bytes(b"GGUF")
    provider, _ = provider_for(film, Choice("mine"))
    assert isinstance(provider, LlamaProvider) and provider.context == 8192


def test_an_address_on_the_command_line(tmp_path: Path) -> None:
    choice = Choice(address="http://localhost:11434/v1", model="llama3", tokens=90)
    provider, limits = provider_for(tmp_path / "a.fountain", choice)
    assert isinstance(provider, AddressProvider)
    assert (provider.key, limits.tokens, limits.money) == ("", 90, None)


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice("nobody"), "no provider nobody; use one of built-in, local, bare, mine, qwen"),
        (Choice("qwen"), "WORKPRINT_TEST_KEY holds no key for qwen"),
        (Choice("bare"), "bare has no model"),
        (Choice(address="http://localhost/v1"), "has no model"),
        (
            Choice(address="http://localhost/v1", model="m", money=Decimal(0)),
            "address has no prices, so a limit of money cannot be kept",
        ),
        (Choice("bare", model="m", money=Decimal(1)), "bare has no prices"),
        (Choice(model="m"), "--model means nothing to the built-in provider"),
        (Choice("built-in", key_from="K"), "--key-from means nothing to the built-in"),
        (Choice(money=Decimal(1)), "--money means nothing to the built-in"),
        (Choice("local", model="m"), "--model means nothing to the local"),
        (Choice("mine", model="m"), "mine is a file of weights, to which --model means nothing"),
        (Choice("local", address="http://localhost/v1"), "leave out one of --provider and"),
        (Choice(seconds=float("nan")), "--seconds nan is no number"),
        (Choice(temperature=float("nan")), "--temperature nan is no number"),
    ],
)
def test_what_is_missing_is_one_sentence(film: Path, choice: Choice, says: str) -> None:
    with pytest.raises(ProviderError, match=says):
        provider_for(film, choice)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[providers.a]\nkind = 'x'", r"providers\.a\.kind: "),
        ("[providers.a]\nkey = 'sk-1'", r"providers\.a\.key is not a setting; use one of kind"),
        ("[providers.a]\nseconds = 0", r"providers\.a\.seconds: "),
        ("[providers]\na = 3", r"providers\.a: "),
    ],
)
def test_a_mistake_in_film_toml_is_one_sentence(film: Path, text: str, says: str) -> None:
    film.with_name("film.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FilmError, match=says):
        provider_for(film, Choice("a"))


def test_what_film_toml_says_of_a_name_holds_at_another_address(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKPRINT_TEST_KEY", "sk-1")
    provider, limits = provider_for(film, Choice("qwen", address="http://localhost/v1"))
    assert isinstance(provider, AddressProvider)
    assert (provider.address, provider.key) == ("http://localhost/v1", "sk-1")
    assert provider.model == "qwen-plus" and provider.prices.written == 2
    assert (limits.seconds, limits.money) == (60, Decimal("0.5"))


@pytest.mark.parametrize("name", ["local", "built-in", "Local"])
def test_our_own_names_cannot_be_taken(film: Path, name: str) -> None:
    text = f'[providers.{name}]\naddress = "https://example.org/v1"\nmodel = "m"\n'
    film.with_name("film.toml").write_text(text, encoding="utf-8")
    for choice in (Choice("local"), Choice("built-in"), Choice(name)):
        with pytest.raises(FilmError, match=f"{name} is a name of Workprint's own"):
            provider_for(film, choice)


def test_the_environment_names_no_provider_of_a_folder(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKPRINT_TEST_KEY", "sk-1")
    with pytest.raises(ProviderError, match="may only be built-in or local"):
        provider_for(film, Choice("qwen", unasked=True))
    assert provider_for(film, Choice("built-in", unasked=True))[0] is None
    asked = Choice("qwen", address="http://localhost/v1", model="m", unasked=True)
    provider, _ = provider_for(film, asked)
    assert isinstance(provider, AddressProvider) and provider.key == ""
