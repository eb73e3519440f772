"""The card of a language model."""

from __future__ import annotations

from dataclasses import asdict

from workprint.film.reason import Phrase
from workprint.language.generation.training import Settings, Trained
from workprint.learning.card import Figure, ModelCard


def card_of(trained: Trained, settings: Settings, texts: int, plays: bool) -> ModelCard:
    """The card: its data, its perplexities beside the trigram's, its limits."""
    command = "workprint evaluate language"
    on = f"{trained.result.tokens} test tokens"
    figures = [
        Figure(f"perplexity, {name}", on, made.perplexity, command)
        for name, made in (
            ("Kneser-Ney trigram", trained.result.trigram),
            ("network", trained.result.network),
            ("network and cache", trained.result.with_cache),
            ("network, cache, counts", trained.result.mixture),
        )
    ]
    what = "Shakespeare's plays" if plays else "texts of the user's own"
    what_zh = "莎士比亚剧作" if plays else "用户自己的文本"
    return ModelCard(
        name="language",
        job=Phrase(
            "Tells which word may come next in a script.", "推断剧本中下一个词可能是什么。"
        ),
        data=Phrase(
            f"{texts} {what}, {trained.tokens} tokens; other texts to watch and to judge by.",
            f"{texts} 部{what_zh}，共 {trained.tokens} 个词元；验证与测试用其他文本。",
        ),
        licence="public domain" if plays else "as the texts it was trained on",
        figures=tuple(figures),
        limits=Phrase(
            "It writes like what it read, knows nothing of the world, and repeats the views of "
            "its texts. It completes lines; it does not write scenes alone.",
            "它只会模仿读过的文字，不了解世界，也会重复原文的观点。它用来补全词句，不能独自写戏。",
        ),
        settings=tuple((k, str(v)) for k, v in asdict(settings).items()),
    )
