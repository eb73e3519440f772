"""Words no dictionary has: g2p-en's recurrent network, and plain letter rules.

The network is the encoder-decoder GRU of Kyubyong Park's g2p (2018, Apache-2.0), whose weights
come as data; the recurrence is Cho et al. (2014). Its ARPAbet output is folded into IPA.
"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

Weights = npt.NDArray[np.float32]

_GRAPHEMES = ["<pad>", "<unk>", "</s>", *"abcdefghijklmnopqrstuvwxyz"]
_ARPA = (
    "<pad> <unk> <s> </s> AA0 AA1 AA2 AE0 AE1 AE2 AH0 AH1 AH2 AO0 AO1 AO2 AW0 AW1 AW2 AY0 AY1 "
    "AY2 B CH D DH EH0 EH1 EH2 ER0 ER1 ER2 EY0 EY1 EY2 F G HH IH0 IH1 IH2 IY0 IY1 IY2 JH K L M "
    "N NG OW0 OW1 OW2 OY0 OY1 OY2 P R S SH T TH UH0 UH1 UH2 UW UW0 UW1 UW2 V W Y Z ZH"
).split()
_IPA = {
    "AA": "ɑ", "AE": "æ", "AH": "ʌ", "AO": "ɔ", "AW": "W", "AY": "I", "B": "b", "CH": "ʧ",
    "D": "d", "DH": "ð", "EH": "ɛ", "ER": "ɜɹ", "EY": "A", "F": "f", "G": "ɡ", "HH": "h",
    "IH": "ɪ", "IY": "i", "JH": "ʤ", "K": "k", "L": "l", "M": "m", "N": "n", "NG": "ŋ",
    "OW": "O", "OY": "Y", "P": "p", "R": "ɹ", "S": "s", "SH": "ʃ", "T": "t", "TH": "θ",
    "UH": "ʊ", "UW": "u", "V": "v", "W": "w", "Y": "j", "Z": "z", "ZH": "ʒ",
}  # fmt: skip


class Speller:
    """The network of one checkpoint."""

    def __init__(self, weights: dict[str, Weights]) -> None:
        self.w = weights

    def phones(self, word: str) -> str:
        """IPA of a word of letters a to z; at most 20 sounds."""
        w = self.w
        hidden = np.zeros(w["enc_w_hh"].shape[1], np.float32)
        for letter in [*word, "</s>"]:
            index = _GRAPHEMES.index(letter) if letter in _GRAPHEMES else 1
            hidden = _gru(w["enc_emb"][index], hidden, w, "enc")
        out = []
        previous = 2
        for _ in range(20):
            hidden = _gru(w["dec_emb"][previous], hidden, w, "dec")
            previous = int(np.argmax(w["fc_w"] @ hidden + w["fc_b"]))
            if previous == 3:
                break
            out.append(_ARPA[previous] if previous < len(_ARPA) else "")
        return _folded(out) or by_letters(word)


def _gru(x: Weights, hidden: Weights, w: dict[str, Weights], name: str) -> Weights:
    given = w[f"{name}_w_ih"] @ x + w[f"{name}_b_ih"]
    kept = w[f"{name}_w_hh"] @ hidden + w[f"{name}_b_hh"]
    size = len(hidden)
    gates = 1 / (1 + np.exp(-(given[: 2 * size] + kept[: 2 * size])))
    reset, update = gates[:size], gates[size:]
    new = np.tanh(given[2 * size :] + reset * kept[2 * size :])
    return np.asarray((1 - update) * new + update * hidden, np.float32)


def _folded(sounds: list[str]) -> str:
    out = ""
    for sound in sounds:
        base, stress = sound.rstrip("012"), sound[-1:]
        ipa = _IPA.get(base, "")
        if base == "AH" and stress == "0":
            ipa = "ə"
        elif base == "ER" and stress == "0":
            ipa = "əɹ"
        out += {"1": "ˈ", "2": "ˌ"}.get(stress, "") + ipa
    return out


def load_speller(path: Path) -> Speller:
    """Read the checkpoint's arrays; nothing in it is executed."""
    with np.load(path, allow_pickle=False) as file:
        return Speller({name: np.asarray(file[name], np.float32) for name in file.files})


_RULES = [
    ("tion", "ʃən"), ("sion", "ʒən"), ("ough", "O"), ("augh", "ɔ"), ("eigh", "A"), ("igh", "I"),
    ("tch", "ʧ"), ("dge", "ʤ"), ("sch", "sk"), ("ch", "ʧ"), ("sh", "ʃ"), ("th", "θ"), ("ph", "f"),
    ("wh", "w"), ("ck", "k"), ("ng", "ŋ"), ("qu", "kw"), ("kn", "n"), ("wr", "ɹ"), ("gh", "ɡ"),
    ("ee", "i"), ("ea", "i"), ("oo", "u"), ("ou", "W"), ("ow", "O"), ("oi", "Y"), ("oy", "Y"),
    ("ai", "A"), ("ay", "A"), ("au", "ɔ"), ("aw", "ɔ"), ("ew", "ju"), ("ie", "i"), ("oa", "O"),
    ("ar", "ɑɹ"), ("or", "ɔɹ"), ("er", "əɹ"), ("ir", "ɜɹ"), ("ur", "ɜɹ"), ("x", "ks"),
    ("a", "æ"), ("b", "b"), ("c", "k"), ("d", "d"), ("e", "ɛ"), ("f", "f"), ("g", "ɡ"),
    ("h", "h"), ("i", "ɪ"), ("j", "ʤ"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"),
    ("o", "ɑ"), ("p", "p"), ("q", "k"), ("r", "ɹ"), ("s", "s"), ("t", "t"), ("u", "ʌ"), ("v", "v"),
    ("w", "w"), ("y", "i"), ("z", "z"),
]  # fmt: skip


def by_letters(word: str) -> str:
    """A word's sounds by plain letter rules: for when nothing better is at hand."""
    text = re.sub(r"([bcdfgklmnprstz])\1", r"\1", word.lower())
    silent = len(text) > 3 and text.endswith("e") and text[-2] not in "aeiou"
    text = text[:-1] if silent else text
    out, at = "", 0
    while at < len(text):
        for letters, sound in _RULES:
            if text.startswith(letters, at):
                out += sound
                at += len(letters)
                break
        else:
            at += 1
    first = re.search("[AIOWYaiuæɑɔəɛɜɪʊʌ]", out)
    return out[: first.start()] + "ˈ" + out[first.start() :] if first else out
