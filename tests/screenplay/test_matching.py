"""Scenes keep their ids when they are rewritten, moved or renumbered."""

from __future__ import annotations

import random
import time

from workprint.screenplay import SceneTrace, match_scenes, parse, scene_traces

SCENES = {
    "INT. HOUSE - KITCHEN - NIGHT": "Mara burns the letter over the sink while it rains.",
    "EXT. STREET - DAY": "A yellow car waits. Tom counts his coins and crosses against the light.",
    "INT. BOOKSHOP - DAY": "The old man wraps an atlas in brown paper and ties it twice.",
    "EXT. RIVER - DAWN": "Fog. A boat without anyone in it drifts under the bridge.",
}


def draft(*scenes: tuple[str, str]) -> str:
    """A screenplay of these headings and texts."""
    return "\n".join(f"{heading}\n\n{text}\n" for heading, text in scenes)


def test_nothing_changed() -> None:
    """The same draft has the same ids."""
    new = parse(draft(*SCENES.items()))
    assert match_scenes(scene_traces(new), new) == ("s001", "s002", "s003", "s004")


def test_moved_and_renumbered() -> None:
    """Order and printed numbers do not decide."""
    old = scene_traces(
        parse(draft(*[(f"{h} #{n}#", t) for n, (h, t) in enumerate(SCENES.items())]))
    )
    shuffled = [list(SCENES.items())[at] for at in (2, 0, 3, 1)]
    new = parse(draft(*[(f"{h} #{n + 7}#", t) for n, (h, t) in enumerate(shuffled)]))
    assert match_scenes(old, new) == ("s003", "s001", "s004", "s002")


def test_rewritten() -> None:
    """A scene with a new heading, or with new words under its heading, is the same scene."""
    old = scene_traces(parse(draft(*SCENES.items())))
    items = list(SCENES.items())
    items[0] = ("INT. FLAT - BATHROOM - NIGHT", items[0][1])
    items[2] = (items[2][0], "The old man sells nothing today. He sleeps.")
    assert match_scenes(old, parse(draft(*items))) == ("s001", "s002", "s003", "s004")


def test_new_scenes_get_ids_never_used() -> None:
    """Neither the ids of the old draft nor those used before it come back."""
    old = [SceneTrace("s009", None, *item) for item in list(SCENES.items())[:1]]
    fresh = ("EXT. MOON - DAY", "Nobody is here at all, only dust and a flag.")
    items = [fresh, *list(SCENES.items())[:1]]
    assert match_scenes(old, parse(draft(*items)), used=["s012"]) == ("s013", "s009")


def test_a_cut_scene_is_no_other_scene() -> None:
    """What replaces a scene elsewhere does not inherit its id."""
    old = scene_traces(parse(draft(*SCENES.items())))
    items = [item for item in SCENES.items() if "RIVER" not in item[0]]
    items.append(("INT. SUBMARINE - NIGHT", "Sonar pings. Captain Wu opens the sealed orders."))
    assert match_scenes(old, parse(draft(*items))) == ("s001", "s002", "s003", "s005")


def test_equal_headings_pair_by_content() -> None:
    """Of many scenes in one place, each finds its own words."""
    texts = list(SCENES.values())
    old = scene_traces(parse(draft(*[("INT. HOUSE - DAY", text) for text in texts])))
    new = parse(draft(*[("INT. HOUSE - DAY", f"{text} And more.") for text in reversed(texts)]))
    assert match_scenes(old, new) == ("s004", "s003", "s002", "s001")


def test_no_old_draft() -> None:
    """Without an old draft ids count from one."""
    assert match_scenes((), parse(draft(*SCENES.items()))) == ("s001", "s002", "s003", "s004")


def test_chinese_scenes() -> None:
    """A renumbered Chinese scene is known by its words."""
    old = scene_traces(
        parse("1. 内景 旧书店 日\n\n△ 老周在柜台后看书。\n\n2. 外景 街道 夜\n\n△ 下雨了。\n")
    )
    new = parse(
        "1. 外景 天台 夜\n\n△ 烟花。\n\n"
        "2. 内景 旧书店 日\n\n△ 老周在柜台后打盹看书。\n\n"
        "3. 外景 街道 夜\n\n△ 下雨了。\n"
    )
    assert match_scenes(old, new) == ("s003", "s001", "s002")


def test_three_hundred_scenes_are_quick() -> None:
    """A shuffled, rewritten draft of 300 scenes is matched within seconds, nearly all right."""
    draw = random.Random(3)
    words = [f"word{number}" for number in range(3000)]
    items = [
        (f"INT. ROOM {n % 40} - DAY", " ".join(draw.choices(words, k=80))) for n in range(300)
    ]
    old = scene_traces(parse(draft(*items)))
    order = list(range(300))
    draw.shuffle(order)
    changed = []
    for at in order:
        heading, text = items[at]
        kept = [word if draw.random() < 0.6 else draw.choice(words) for word in text.split()]
        changed.append((heading, " ".join(kept)))
    new = parse(draft(*changed))
    start = time.process_time()
    found = match_scenes(old, new)
    assert time.process_time() - start < 5
    right = sum(name == old[at].id for name, at in zip(found, order, strict=True))
    assert right >= 295
