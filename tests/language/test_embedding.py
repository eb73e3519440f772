"""Sentence vectors: the arithmetic against PyTorch's encoder, and the real model's meaning."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from encoder_files import HEADS, INNER, LAYERS, WIDTH, small_encoder
from torch import nn

from workprint.language.features import SentenceModel, load_sentence_model
from workprint.language.features.embedding import FILE
from workprint.models.store import folder_of, state


@pytest.fixture
def small(tmp_path: Path) -> SentenceModel:
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_bytes(small_encoder().data)
    return load_sentence_model(tmp_path)


def test_the_likeliest_cut_is_found(small: SentenceModel) -> None:
    cut = small.pieces.cut
    assert cut("he sits") == [5, 6]
    assert cut("lo") == [4, 9]  # "lo" (-5) beats "l" and "o" (-8)
    assert cut("he\u3000 sits\u00ad") == [5, 6]
    assert cut("he x") == [5, 4, 3]
    assert cut("。") == [4, 10]
    assert cut("") == [4]


def test_the_arithmetic_is_pytorchs(small: SentenceModel) -> None:
    tensors = {k: torch.from_numpy(v) for k, v in small_encoder().tensors.items()}
    layers = []
    for n in range(LAYERS):
        layer = nn.TransformerEncoderLayer(
            WIDTH, HEADS, INNER, dropout=0, activation="gelu", batch_first=True
        ).eval()
        part = {k.removeprefix(f"l{n}."): v for k, v in tensors.items() if k.startswith(f"l{n}.")}
        layer.load_state_dict(
            {
                "self_attn.in_proj_weight": torch.cat([part[f"{x}.w"] for x in "qkv"]),
                "self_attn.in_proj_bias": torch.cat([part[f"{x}.b"] for x in "qkv"]),
                "self_attn.out_proj.weight": part["ao.w"],
                "self_attn.out_proj.bias": part["ao.b"],
                "linear1.weight": part["fi.w"],
                "linear1.bias": part["fi.b"],
                "linear2.weight": part["fo.w"],
                "linear2.bias": part["fo.b"],
                "norm1.weight": part["aln.w"],
                "norm1.bias": part["aln.b"],
                "norm2.weight": part["oln.w"],
                "norm2.bias": part["oln.b"],
            }
        )
        layers.append(layer)
    for text in ("he sits", "lo he", "。"):
        ids = [0, *small.pieces.cut("query: " + text), 1]
        x = tensors["emb.word"][ids] + tensors["emb.pos"][: len(ids)] + tensors["emb.type"][0]
        x = nn.functional.layer_norm(x, (WIDTH,), tensors["emb.ln.w"], tensors["emb.ln.b"], 1e-5)
        with torch.no_grad():
            for layer in layers:
                x = layer(x[None])[0]
        wanted = nn.functional.normalize(x.mean(0), dim=0)
        np.testing.assert_allclose(small.embed([text])[0], wanted.numpy(), atol=1e-5)


def test_a_text_longer_than_is_read_at_once_has_a_vector(small: SentenceModel) -> None:
    made = small.embed(["he sits " * 200])
    assert np.linalg.norm(made[0]) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("keep", [0, 3, 60, 400, 2000])
def test_a_file_cut_short_is_said(keep: int, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_bytes(small_encoder().data[:keep])
    with pytest.raises(ValueError, match="workprint models fetch sentences"):
        load_sentence_model(tmp_path)


@pytest.mark.skipif(state("sentences") != "ready", reason="the model is not fetched")
def test_like_meanings_lie_closer_in_both_languages() -> None:
    made = load_sentence_model(folder_of("sentences")).embed(
        [
            "The man runs away in fear.",
            "A frightened man flees.",
            "他害怕地逃走了。",
            "She bakes a cake for the party.",
            "她为聚会烤了一个蛋糕。",
        ]
    )
    alike = made @ made.T
    assert alike[0, 1] > alike[0, 3]
    assert alike[0, 2] > alike[0, 4]
    assert alike[3, 4] > max(alike[3, 0], alike[3, 1], alike[3, 2])


def test_sentences_read_together_are_read_as_alone(small: SentenceModel) -> None:
    """Lengths that differ and repeat, more pieces than go through at once."""
    texts = ["the rain", "rain", "the sea and the rain " * 30, "rain", "", "the sea"] * 12
    together = small.embed(texts)
    for text, vector in zip(texts, together, strict=True):
        np.testing.assert_allclose(vector, small.embed([text])[0], atol=1e-5)
    assert small.embed([]).shape == (0, small.width)
