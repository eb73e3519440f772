"""Recurrent classifiers: they learn an order, and their ONNX files say what PyTorch says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from workprint.learning.classifier import (
    Classifier,
    ClassifierShape,
    export_classifier,
    side_by_side,
    train_classifier,
)
from workprint.learning.classify import load_classifier
from workprint.learning.errors import ModelFileError
from workprint.learning.training import Plan

NOTES = {"labels": "up down|one two three"}


def cases(vectors: bool, count: int = 120) -> tuple[list[np.ndarray], np.ndarray]:
    """Sequences that rise or fall, of three lengths: the order tells, not the sum."""
    random = np.random.default_rng(1)
    sequences, answers = [], []
    for n in range(count):
        steps = 3 + 2 * (n % 3)
        rising = n % 2 == 0
        tokens = np.sort(random.choice(8, steps, replace=False))[:: 1 if rising else -1]
        sequences.append(np.eye(8, dtype=np.float32)[tokens] if vectors else tokens.copy())
        answers.append([0 if rising else 1, n % 3])
    return sequences, np.array(answers)


@pytest.mark.parametrize("vectors", [True, False])
def test_it_learns_and_its_file_agrees(vectors: bool, tmp_path: Path) -> None:
    sequences, truth = cases(vectors)
    shape = ClassifierShape((2, 3), 8, 0 if vectors else 8, hidden=12, drop=0)
    network, _ = train_classifier(
        shape, sequences[:90], truth[:90], (sequences[90:], truth[90:]),
        Plan(epochs=25, rate=0.03, seed=1), tmp_path, "test", batch=10,
    )  # fmt: skip
    export_classifier(network, tmp_path / "model.onnx", NOTES)
    running = load_classifier(tmp_path / "model.onnx", "workprint train test")
    assert running.labels == (("up", "down"), ("one", "two", "three"))
    right = 0
    for sequence, wanted in zip(sequences[90:], truth[90:], strict=True):
        told = running.ask(sequence)
        with torch.no_grad():
            theirs = [s.softmax(1)[0].numpy() for s in network(*side_by_side([sequence]))]
        for ours, other in zip(told, theirs, strict=True):
            np.testing.assert_allclose(ours, other, atol=0.03)
            assert ours.sum() == pytest.approx(1, abs=1e-5)
        right += all(int(p.argmax()) == w for p, w in zip(told, wanted, strict=True))
    assert right >= 28


def test_company_changes_no_answer() -> None:
    torch.manual_seed(0)
    network = Classifier(ClassifierShape((4,), 8, hidden=6)).eval()
    short, long = torch.randn(3, 8).numpy(), torch.randn(11, 8).numpy()
    with torch.no_grad():
        (alone,) = network(*side_by_side([short]))
        (beside,) = network(*side_by_side([short, long]))
    torch.testing.assert_close(alone[0], beside[0])


@pytest.mark.parametrize("content", [b"", b"not a model", None])
def test_a_file_that_is_no_classifier_is_said(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "model.onnx").write_bytes(content)
    with pytest.raises(ModelFileError, match="train it again with: workprint train mood"):
        load_classifier(tmp_path / "model.onnx", "workprint train mood")
