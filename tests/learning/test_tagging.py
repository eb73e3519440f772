"""The tagger: its loss against every sequence, its file against PyTorch, its seed."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
ort = pytest.importorskip("onnxruntime")
tagging = pytest.importorskip("workprint.learning.tagging")
Tagger, TaggerShape = tagging.Tagger, tagging.TaggerShape


def test_the_loss_is_that_of_all_sequences() -> None:
    torch.manual_seed(0)
    scores, begin, pairs = torch.randn(4, 2, 3), torch.randn(3), torch.randn(3, 3)
    truth = torch.tensor([[0, 1], [2, 0], [1, 1], [0, 2]])
    lengths = torch.tensor([4, 2])
    lost = 0.0
    for n, length in enumerate(lengths.tolist()):

        def score(path: tuple[int, ...], n: int = n) -> float:
            told = begin[path[0]] + sum(scores[t, n, x] for t, x in enumerate(path))
            return float(told + sum(pairs[a, b] for a, b in itertools.pairwise(path)))

        every = [score(p) for p in itertools.product(range(3), repeat=length)]
        right = score(tuple(truth[:length, n].tolist()))
        lost += float(np.logaddexp.reduce(every)) - right
    told = tagging.chain_loss(scores, truth, lengths, begin, pairs)
    assert float(told) == pytest.approx(lost / 6, abs=1e-5)


@pytest.mark.parametrize("cell", ["gru", "lstm"])
def test_the_file_gives_what_the_network_gives(cell: str, tmp_path: Path) -> None:
    torch.manual_seed(1)
    shape = TaggerShape(7, 3, 20, 5, embedding=4, inner=8, hidden=6, cell=cell)
    network = Tagger(shape).eval()
    torch.nn.init.normal_(network.pairs)
    tagging.export_tagger(network, tmp_path / "model.onnx", {"labels": json.dumps(["a"])})
    session = ort.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    numbers = torch.randn(11, 2, 7)
    words = torch.randint(0, 20, (11, 2, 3))
    scores, begin, pairs = session.run(
        ["scores", "begin", "pairs"], {"numbers": numbers.numpy(), "words": words.numpy()}
    )
    with torch.no_grad():
        wanted = network(numbers, words).numpy()
    # Nothing here is large enough to be kept as int8, so the two agree to rounding.
    assert np.allclose(scores, wanted, atol=1e-5)
    assert np.array_equal(pairs, network.chain().pairs)
    assert np.array_equal(begin, network.chain().begin)


def test_int8_changes_little(tmp_path: Path) -> None:
    torch.manual_seed(2)
    network = Tagger(TaggerShape(40, 4, 300, 6)).eval()
    tagging.export_tagger(network, tmp_path / "model.onnx", {})
    session = ort.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    numbers, words = torch.randn(50, 1, 40), torch.randint(0, 300, (50, 1, 4))
    scores = session.run(["scores"], {"numbers": numbers.numpy(), "words": words.numpy()})[0]
    with torch.no_grad():
        wanted = network(numbers, words).numpy()
    assert np.abs(scores - wanted).max() < 0.05 * np.abs(wanted).max()
    floats = sum(4 * p.numel() for p in network.parameters())
    assert (tmp_path / "model.onnx").stat().st_size < 0.4 * floats


def test_word_zero_is_none_at_all() -> None:
    torch.manual_seed(3)
    network = Tagger(TaggerShape(2, 2, 5, 3)).eval()
    numbers, words = torch.randn(3, 1, 2), torch.zeros(3, 1, 2, dtype=torch.long)
    with torch.no_grad():
        before = network(numbers, words)
        network.embedding.weight[0] += 9
        network.embedding.weight[5] += 9
        assert torch.equal(before, network(numbers, words))
