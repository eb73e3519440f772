"""A small language model on this machine, through llama.cpp."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Event, Lock
from typing import Any

from workprint.models.providers.requests import (
    FREE,
    Message,
    Piece,
    Prices,
    ProviderError,
    Request,
    Usage,
)

MODEL = "smollm2"
"""The model of the store that is used when no file is named."""
_BATCH = 64
"""Tokens of the prompt read at a time; between them a stop is heard."""
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class LlamaProvider:
    """A model in a GGUF file."""

    name: str
    file: Path
    context: int = 2048
    """Tokens of prompt and answer together: time and memory grow with it."""
    prices: Prices = FREE

    @property
    def model(self) -> str:
        """The file's name without its ending."""
        return self.file.stem

    def ready(self) -> None:
        """Load the weights."""
        _loaded(self.name, self.file, self.context)

    def stream(self, request: Request, seconds: float, stop: Event) -> Iterator[Piece]:
        """The answer as it comes; what is too long for the model loses its middle."""
        with _ONE_AT_A_TIME:
            yield from self._stream(request, seconds, stop)

    def _stream(self, request: Request, seconds: float, stop: Event) -> Iterator[Piece]:
        deadline = time.monotonic() + seconds
        model = _loaded(self.name, self.file, self.context)
        tokens = min(request.tokens, self.context // 2)
        prompt, read = _prompt(model, request.messages, self.context - tokens - 8)
        written = 0
        for text in _generated(model, prompt, request, tokens, stop):
            if time.monotonic() > deadline:
                raise ProviderError(
                    f"{self.name} did not finish within {seconds:g} s (after {written} tokens); "
                    "raise the limit with --seconds, or ask for less with --tokens"
                )
            written += 1
            yield Piece(text)
        if stop.is_set():
            return
        usage = Usage(read, written)
        yield Piece(usage=usage, ended="length" if written >= tokens else "stop")


def _generated(
    model: Any, prompt: str, request: Request, tokens: int, stop: Event
) -> Iterator[str]:
    """The text of each token, empty while a character is not whole yet.

    The wrapper's own stream decodes token by token and so breaks Chinese characters, which are
    two or three tokens each; here all tokens are decoded together.
    """
    from cyllama import GenerationConfig
    from cyllama.llama.llama_cpp import llama_batch_get_one

    chosen = GenerationConfig(
        max_tokens=tokens,
        temperature=request.temperature,
        top_p=0.95,
        repeat_penalty=1.1,
        seed=request.seed % 2**31,
        n_ctx=model.config.n_ctx,
    )
    read = model.vocab.tokenize(prompt, add_special=True, parse_special=True)
    context = model._ensure_context(len(read), chosen)
    sampler = model._ensure_sampler(chosen)
    context.cancel = False
    for begin in range(0, len(read), _BATCH):
        if stop.is_set():
            return
        context.decode(llama_batch_get_one(read[begin : begin + _BATCH], begin))
    made: list[int] = []
    shown = ""
    while len(made) < tokens and not stop.is_set():
        token = sampler.sample(context, -1)
        if model.vocab.is_eog(token):
            return
        made.append(token)
        text = model.vocab.detokenize(made).rstrip("\ufffd")
        yield text[len(shown) :]
        shown = text
        context.decode(llama_batch_get_one([token], len(read) + len(made) - 1))


def small_model(name: str = MODEL) -> LlamaProvider:
    """The small model of the store; ModelUnavailable says how to fetch it."""
    from workprint.models.store import require

    return LlamaProvider(name, next(iter(sorted(require(MODEL).rglob("*.gguf")))))


@lru_cache(maxsize=1)
def _loaded(name: str, file: Path, context: int) -> Any:
    try:
        from cyllama import LLM
    except ImportError:
        raise ProviderError(
            f"{name} needs llama.cpp; install it with: pip install 'workprint[llama]'"
        ) from None
    try:
        return LLM(str(file), n_ctx=context)
    except (OSError, ValueError, RuntimeError) as error:
        raise ProviderError(
            f"{file} cannot be used as a language model ({error}); name a GGUF file"
        ) from None


def _prompt(model: Any, messages: tuple[Message, ...], most: int) -> tuple[str, int]:
    """The prompt in the model's own template, and its tokens; at most `most` of them."""
    texts = [m.text for m in messages]
    for _ in range(12):
        turns = [{"role": m.role, "content": t} for m, t in zip(messages, texts, strict=True)]
        prompt = model._apply_template(turns)
        length = len(model.vocab.tokenize(prompt, add_special=True, parse_special=True))
        if length <= most:
            return prompt, length
        longest = max(range(len(texts)), key=lambda n: len(texts[n]))
        text = texts[longest]
        keep = max(80, int(len(text) * most / length * 0.9))
        # The beginning says what is wanted, the end where the scene stands.
        texts[longest] = f"{text[: keep // 4]}\n…\n{text[-(keep - keep // 4) :]}"
    return prompt, length
