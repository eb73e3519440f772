"""film.toml: the film's settings, checked where they come in."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from shlex import quote
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from workprint.film.time import FrameRate
from workprint.production.errors import FilmError
from workprint.production.files import write_text

BUILT_IN = "built-in"
"""The project's own models as a provider."""
LOCAL = "local"
"""The small model of the store, through llama.cpp."""


class Picture(BaseModel):
    """Frame rate and size of the movie."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rate: str = "24"
    width: int = Field(default=1280, ge=160, le=4096)
    height: int = Field(default=720, ge=160, le=4096)

    @field_validator("rate", mode="before")
    @classmethod
    def _known_rate(cls, value: object) -> str:
        if not isinstance(value, (str, int, float)):
            raise ValueError("write the rate as 24, 23.976, 25 or 29.97")
        return FrameRate.parse(value).label

    @field_validator("width", "height")
    @classmethod
    def _even(cls, value: int) -> int:
        if value % 2:
            raise ValueError(f"{value} is odd; H.264 needs an even number")
        return value


class Sound(BaseModel):
    """Loudness of the whole."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    loudness_lufs: float = Field(default=-23.0, ge=-40, le=-10)


class Compute(BaseModel):
    """Where the work runs: how many processes; 0 for as many as there are processors."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    jobs: int = Field(default=0, ge=0, le=256)


class ProviderSettings(BaseModel):
    """A model to write with. The key itself never stands here: only the name of its variable."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["openai", "llama"] = "openai"
    address: str = ""
    model: str = ""
    file: str = ""
    key_from: str = ""
    price_read: Decimal = Field(default=Decimal(0), ge=0, le=100_000)
    price_written: Decimal = Field(default=Decimal(0), ge=0, le=100_000)
    currency: str = "USD"
    tokens: int = Field(default=800, ge=16, le=100_000)
    seconds: float = Field(default=120.0, gt=0, le=3600)
    money: Decimal | None = Field(default=None, ge=0)
    context: int = Field(default=2048, ge=256, le=1_000_000)

    @field_validator("price_read", "price_written", "money", mode="before")
    @classmethod
    def _exact(cls, value: object) -> object:
        return str(value) if isinstance(value, float) else value


class Settings(BaseModel):
    """All of film.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    language: str = "en"
    screenplay: str = ""
    picture: Picture = Picture()
    sound: Sound = Sound()
    compute: Compute = Compute()
    providers: dict[str, ProviderSettings] = Field(default_factory=dict)

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in ("en", "zh"):
            raise ValueError(f"{value!r} is not a language Workprint speaks; use en or zh")
        return value

    @field_validator("providers")
    @classmethod
    def _own_names(cls, value: dict[str, ProviderSettings]) -> dict[str, ProviderSettings]:
        for name in value:
            if name.strip().lower() in (BUILT_IN, LOCAL):
                raise ValueError(
                    f"{name} is a name of Workprint's own, which never leaves this machine"
                )
        return value


def read_settings(path: Path) -> Settings:
    """Read film.toml; FilmError names the line or the key, and the mend."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return Settings.model_validate(table)
    except FileNotFoundError:
        raise FilmError(
            f"{path.parent} has no film.toml; make a film's folder with: "
            f"workprint new {quote(path.parent.name) if path.parent.name else 'FOLDER'} "
            "--from SCREENPLAY"
        ) from None
    except IsADirectoryError:
        raise FilmError(f"{path} is a folder; it must be a file") from None
    except UnicodeDecodeError:
        raise FilmError(f"{path} is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise FilmError(f"{path} is not valid TOML: {error}; mend that line") from None
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        if first["type"] == "extra_forbidden":
            known = ", ".join(_keys(first["loc"][:-1]))
            raise FilmError(f"{path}: {key} is not a setting; use one of {known}") from None
        said = first["msg"].removeprefix("Value error, ")
        raise FilmError(f"{path}: {key}: {said}; mend that key") from None
    except OSError as error:
        raise FilmError(f"{path} cannot be read: {error.strerror}") from None


def _keys(place: tuple[int | str, ...]) -> list[str]:
    """The settings there are at a place of film.toml."""
    model: type[BaseModel] = Settings
    for part in place:
        if part == "providers":
            model = ProviderSettings
            break
        kind = model.model_fields[str(part)].annotation
        assert isinstance(kind, type) and issubclass(kind, BaseModel)
        model = kind
    return list(model.model_fields)


def write_settings(path: Path, settings: Settings) -> None:
    """Write a new film.toml with the values a person is likely to change, and comments."""
    text = (
        "# The film's settings. Every value may be changed; see docs/film-folder.md.\n"
        f"title = {_quoted(settings.title)}\n"
        f'language = "{settings.language}"\n'
        "\n[picture]\n"
        f'rate = "{settings.picture.rate}"      # 23.976, 24, 25, 29.97, 30 ...\n'
        f"width = {settings.picture.width}     # 720 x 1280 makes a vertical film\n"
        f"height = {settings.picture.height}\n"
        "\n[sound]\n"
        f"loudness_lufs = {settings.sound.loudness_lufs}\n"
    )
    write_text(path, text)


def _quoted(text: str) -> str:
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    safe = "".join(c if c >= " " and c != "\x7f" else " " for c in safe)
    return f'"{safe}"'
