"""What went wrong at an address, in one sentence a person understands, and never with the key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from workprint.models.providers.requests import ProviderError


@dataclass(frozen=True, slots=True)
class Faults:
    """Sentences about one provider; `error` is always one of the client's own."""

    name: str
    address: str
    model: str
    key: str = field(repr=False)

    def refused(self, error: Any, attempts: int, wait: float = 0.0) -> ProviderError:
        """A status of failure; `wait` is for how many seconds the server says."""
        status, where = error.status_code, self.shown()
        if "html" in error.response.headers.get("content-type", "").lower() and status < 500:
            return self.web_page(status)
        if status in (401, 403):
            return ProviderError(
                f"{self.name} did not accept the key ({status} from {where}); set the right "
                "one in the environment variable that key_from names"
            )
        if status == 404:
            return ProviderError(
                f"{self.name} has no model {self.model}, or nothing at {where} ({status}: "
                f"{self.said(error)}); check model and address"
            )
        if status == 429:
            after = f" for {wait:.0f} s" if wait >= 1 else ""
            return ProviderError(
                f"{self.name} takes no more requests{after} ({status}: {self.said(error)}); "
                "wait, or raise --seconds so that it is waited for"
            )
        if status >= 500:
            return ProviderError(
                f"{self.name} failed on its side ({status} from {where}, tried {attempts} times "
                "or for as long as the time allowed); try again later"
            )
        if 300 <= status < 400:
            return ProviderError(
                f"{where} sends elsewhere ({status}); write the address it sends to"
            )
        return ProviderError(
            f"{self.name} refused the request ({status}: {self.said(error)}); "
            "check model and limits"
        )

    def unreached(self, error: Exception) -> ProviderError:
        """No connection, and why."""
        cause = error.__cause__
        while cause is not None and cause.__cause__ is not None:
            cause = cause.__cause__
        why = f" ({self.short(str(cause))})" if cause is not None and str(cause) else ""
        return ProviderError(
            f"nothing answers at {self.shown()}{why}; start the server, or mend the address "
            f"of {self.name}"
        )

    def late(self, seconds: float) -> ProviderError:
        """The time is over."""
        return ProviderError(
            f"{self.name} did not finish within {seconds:g} s; raise the limit with --seconds, "
            "or ask for less with --tokens"
        )

    def web_page(self, status: int | None = None) -> ProviderError:
        """HTML came."""
        code = f" ({status})" if status else ""
        return ProviderError(
            f"{self.shown()} answers with a web page{code}, not as a model does; the address "
            "usually ends in /v1"
        )

    def garbage(self) -> ProviderError:
        """Something came that is not the protocol."""
        return ProviderError(
            f"{self.name} answered with something that is no answer of a model; check that "
            f"{self.shown()} is an OpenAI-compatible address"
        )

    def said(self, error: Any) -> str:
        """What the server said about its failure, in short and without the key."""
        body = error.body
        text = body.get("message") if isinstance(body, dict) else None
        return self.short(text if isinstance(text, str) else str(error.message))

    def short(self, text: str) -> str:
        """A text of the server on one line, without the key."""
        if self.key:
            text = text.replace(self.key, "[key]")
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return text if len(text) <= 160 else f"{text[:159]}…"

    def shown(self) -> str:
        """The address without a name or password in it."""
        parts = urlsplit(self.address)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}"
