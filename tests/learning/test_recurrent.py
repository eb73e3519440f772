"""The language model: its parts, and the same numbers from its ONNX file as from PyTorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch
from torch.nn import functional

from workprint.language.generation.export import export
from workprint.learning.recurrent import FREQUENT, SAMPLED, LanguageModel, Shape, locked

SMALL = {"vocabulary": 60, "embedding": 24, "hidden": 40}


def model(**shape: Any) -> LanguageModel:
    torch.manual_seed(3)
    return LanguageModel(Shape(**(SMALL | shape)))


@pytest.mark.parametrize("cell", ["lstm", "gru", "rnn"])
@pytest.mark.parametrize("softmax", ["tied", "sampled", "adaptive"])
def test_the_onnx_file_gives_what_pytorch_gives(cell: str, softmax: str, tmp_path: Path) -> None:
    network = model(cell=cell, softmax=softmax).eval()
    export(network, tmp_path / "m.onnx", {"name": "test"})
    session = onnxruntime.InferenceSession(str(tmp_path / "m.onnx"))
    tokens = torch.randint(0, 60, (7, 2))
    state = network.begin(2)
    with torch.no_grad():
        output, _, after = network.read(tokens, state)
        wanted = network.log_probabilities(output)
    fed = {"tokens": tokens.numpy()} | {f"state{n}": s.numpy() for n, s in enumerate(state)}
    scores, hidden, *ends = session.run(None, fed)
    # Rows of the larger matrices are int8: 1/127 of a row's greatest weight is the step.
    np.testing.assert_allclose(scores, wanted.numpy(), atol=0.02)
    np.testing.assert_allclose(hidden, output.numpy(), atol=0.01)
    for end, theirs in zip(ends, after, strict=True):
        np.testing.assert_allclose(end, theirs.numpy(), atol=0.01)


def test_a_text_read_in_two_parts_is_read_as_one() -> None:
    network = model().eval()
    tokens = torch.randint(0, 60, (9, 1))
    with torch.no_grad():
        whole, _, _ = network.read(tokens, network.begin(1))
        first, _, state = network.read(tokens[:4], network.begin(1))
        second, _, _ = network.read(tokens[4:], state)
    torch.testing.assert_close(torch.cat([first, second]), whole)


def test_probabilities_of_all_words_sum_to_one() -> None:
    for softmax in ("tied", "sampled", "adaptive"):
        network = model(softmax=softmax).eval()
        output, _, _ = network.read(torch.randint(0, 60, (3, 2)), network.begin(2))
        torch.testing.assert_close(
            network.log_probabilities(output).exp().sum(-1), torch.ones(3, 2)
        )


def test_both_ends_share_their_weights() -> None:
    names = [name for name, _ in model(softmax="tied").named_parameters()]
    assert sum("embedding" in n for n in names) == 1
    assert not any(n.startswith("decoder") or n.startswith("adaptive") for n in names)


def test_dropout_is_the_same_at_every_step() -> None:
    torch.manual_seed(1)
    dropped = locked(torch.ones(5, 3, 50), 0.4, training=True)
    assert (dropped == dropped[0]).all()
    assert 0 < float((dropped == 0).float().mean()) < 1
    assert (locked(torch.ones(5, 3, 50), 0.4, training=False) == 1).all()


def test_the_sampled_loss_estimates_the_whole_one() -> None:
    vocabulary = FREQUENT + 4 * SAMPLED
    network = model(vocabulary=vocabulary, softmax="sampled")
    torch.manual_seed(5)
    with torch.no_grad():
        network.embedding.weight.mul_(8)
        output = torch.randn(200, 24) / 3
        targets = torch.cat(
            [torch.randint(0, FREQUENT, (100,)), torch.randint(FREQUENT, vocabulary, (100,))]
        )
        whole = functional.cross_entropy(
            functional.linear(output, network.embedding.weight, network.bias), targets
        )
        drawn = torch.stack([network._sampled(output, targets) for _ in range(40)])
    assert abs(float(drawn.mean() - whole)) < 0.01 * float(whole)
    assert float(drawn.std()) < 0.02 * float(whole)


def test_a_word_left_out_is_left_out_everywhere() -> None:
    network = model(drop_words=0.5).train()
    torch.manual_seed(2)
    words = network._words(torch.arange(60).repeat(3, 1).T)
    gone = words.abs().sum(-1) == 0
    assert (gone == gone[:, :1]).all()
    assert 0 < int(gone[:, 0].sum()) < 60
