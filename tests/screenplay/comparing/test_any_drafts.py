"""What holds for any two drafts, whatever stands in them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from workprint.film.drafts import Comparison
from workprint.film.screenplay import Screenplay
from workprint.screenplay import parse
from workprint.screenplay.comparing import compare
from workprint.screenplay.comparing.plain import plain
from workprint.screenplay.comparing.telling import told

HEADINGS = ("INT. MILL - DAY", "EXT. RIVER - NIGHT", "INT. MILL - LATER", "EXT. ROAD - DAWN #7#")
SENTENCES = (
    "Nora counts the sacks twice.",
    "A lantern swings on the bow of an empty boat.",
    "Pavel peels an orange in one long ribbon, slowly.",
    "Dust. A bus climbs towards the village.",
    "Yes.",
    "The gate was shut when I left it, Pavel.",
    "Gates do not open themselves. They never did.",
    "Two herons quarrel over a fish until it is gone.",
    "...",
    "Nobody saw the river turn in the night.",
)
paragraphs = st.one_of(
    st.sampled_from(SENTENCES),
    st.builds("{}\n{}".format, st.sampled_from(("NORA", "PAVEL", "BUS DRIVER")),
              st.sampled_from(SENTENCES)),
)  # fmt: skip
scenes = st.builds(
    lambda heading, body: "\n\n".join([heading, *body]),
    st.sampled_from(HEADINGS),
    st.lists(paragraphs, max_size=6),
)
drafts = st.lists(scenes, max_size=8).map(lambda own: parse("\n\n".join(own) + "\n"))


@given(drafts)
@settings(max_examples=100, deadline=None)
def test_a_draft_beside_itself_is_the_same(draft: Screenplay) -> None:
    compared = compare(draft, draft)
    assert all(c.fate == "same" and not c.moved and c.kept == 1 for c in compared.scenes)
    assert [c.before for c in compared.scenes] == [c.after for c in compared.scenes]
    assert not compared.cues and not compared.locations and not compared.numbers.changed
    assert all(part.before == part.after for part in compared.cast)
    assert all(use.before == use.after for use in compared.places)


@given(drafts, drafts)
@settings(max_examples=200, deadline=None)
def test_every_scene_is_accounted_for_once(a: Screenplay, b: Screenplay) -> None:
    compared = compare(a, b)
    before = sorted(scene.place for change in compared.scenes for scene in change.before)
    after = sorted(scene.place for change in compared.scenes for scene in change.after)
    assert before == [*range(1, len(a.scenes) + 1)]
    assert after == [*range(1, len(b.scenes) + 1)]
    for change in compared.scenes:
        sides = min(len(change.before), 2), min(len(change.after), 2)
        assert sides in SIDES[change.fate]
        assert 0 <= change.kept <= 1
        words = sum(s.words for s in change.before) - change.words_taken + change.words_added
        assert words == sum(s.words for s in change.after)
        assert change.reasons and all(reason.evidence for reason in change.reasons)
    assert plain(compared) and (told(compared) or not (a.scenes or b.scenes))


@given(drafts, drafts)
@settings(max_examples=200, deadline=None)
def test_turned_round_cut_is_added_and_split_is_merged(a: Screenplay, b: Screenplay) -> None:
    assert fates(compare(a, b)) == Counter(
        (after, before, BACK[fate]) for (before, after, fate) in fates(compare(b, a)).elements()
    )


SIDES = {
    "same": {(1, 1)},
    "changed": {(1, 1)},
    "split": {(1, 2)},
    "merged": {(2, 1)},
    "added": {(0, 1)},
    "cut": {(1, 0)},
}
BACK = {"cut": "added", "added": "cut", "split": "merged", "merged": "split",
        "same": "same", "changed": "changed"}  # fmt: skip


def fates(compared: Comparison) -> Counter[tuple[tuple[int, ...], tuple[int, ...], str]]:
    """What became of which scenes, by their places."""
    return Counter(
        (tuple(s.place for s in c.before), tuple(s.place for s in c.after), c.fate)
        for c in compared.scenes
    )
