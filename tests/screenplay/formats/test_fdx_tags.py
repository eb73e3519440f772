"""Tags of the breakdown in Final Draft files: put there, read again, damaged."""

from __future__ import annotations

import re
import string
from xml.parsers import expat

import pytest
from fdx_files import EVERYTHING, PRODUCTION
from hypothesis import given, settings
from hypothesis import strategies as st
from tag_files import Row, breakdown, span_of

from workprint.film.breakdown import Breakdown, Category, definition_of
from workprint.film.screenplay import Screenplay
from workprint.screenplay import parse
from workprint.screenplay.formats.fdx import (
    Fdx,
    read_fdx,
    rewrite_fdx,
    screenplay_text,
    tagged,
    tags_of,
    write_fdx,
)

PROPS, SET, CAST = Category.PROPS, Category.SET_DRESSING, Category.CAST
LANTERN = "INT. HUT - NIGHT\n\nIda lifts the *old **brass** lantern* [[which?]] off its hook.\n"


def put(text: str, rows: list[Row]) -> tuple[Screenplay, Fdx]:
    """A Fountain screenplay as a tagged Final Draft file."""
    screenplay = parse(text)
    made = breakdown(screenplay, rows)
    done = tagged(read_fdx(write_fdx(screenplay)), screenplay, made, made)
    assert done.unplaced == 0
    return screenplay, read_fdx(done.data)


def words_tagged(fdx: Fdx, screenplay: Screenplay) -> list[tuple[str, Category, str]]:
    """(label, category, words in the source) of every tag."""
    told = tags_of(fdx, screenplay)
    assert told.left_out == ()
    return [
        (t.label, t.category, screenplay.source[t.span.start : t.span.end])
        for t in told.tags
        if t.span
    ]


def test_a_mention_is_a_run_of_its_own_and_styles_stay() -> None:
    rows: list[Row] = [
        ("s001", PROPS, "brass lantern", ["brass** lantern"]),
        ("s001", SET, "hook", ["hook"]),
    ]
    screenplay, fdx = put(LANTERN, rows)
    text = fdx.data.decode()
    action = text[text.index('<Paragraph Type="Action"') :]
    assert action[action.index("<Text>") : action.index("    </Paragraph>")].split("\n") == [
        "<Text>Ida lifts the </Text>",
        '      <Text Style="Italic">old </Text>',
        '      <Text Style="Bold+Italic" TagNumber="1">brass</Text>',
        '      <Text Style="Italic" TagNumber="1"> lantern</Text>',
        "      <Text> off its </Text>",
        '      <Text TagNumber="2">hook</Text>',
        "      <Text>.</Text>",
        "",
    ]
    lantern, hook = definition_of("props-brass lantern"), definition_of("set_dressing-hook")
    data = text[text.index("<TagDefinitions>") : text.index("</TagData>")]
    assert [line.strip() for line in data.strip().split("\n")] == [
        "<TagDefinitions>",
        f'<TagDefinition CatId="05c556eb-6bc1-4a3a-b09f-f8b5ba1b6afa" Id="{lantern}" '
        'Label="brass lantern" Number="1"/>',
        f'<TagDefinition CatId="0debb71b-5743-4c53-80cc-e17e841ce645" Id="{hook}" '
        'Label="hook" Number="2"/>',
        "</TagDefinitions>",
        "<Tags>",
        '<Tag Number="1">',
        f"<DefId>{lantern}</DefId>",
        "</Tag>",
        '<Tag Number="2">',
        f"<DefId>{hook}</DefId>",
        "</Tag>",
        "</Tags>",
    ]
    assert words_tagged(fdx, screenplay) == [
        ("brass lantern", PROPS, "brass** lantern"),
        ("hook", SET, "hook"),
    ]


def test_the_categories_are_final_drafts() -> None:
    _, fdx = put(LANTERN, [("s001", SET, "hook", ["hook"])])
    rows = re.findall(
        r'<TagCategory Color="(\S+)" Id="(\S+)" Name="([^"]+)" Number="(\d+)" Style="Bold"/>',
        fdx.data.decode(),
    )
    assert len(rows) == 22 and len({row[1] for row in rows}) == 22
    assert sorted(int(row[3]) for row in rows) == list(range(1, 23))
    assert rows[0] == ("#00000000FFFF", "01fc9642-84ff-4366-b37c-a3068dee57e8", "Cast", "1")
    # As files of Final Draft have it: number 6, and last.
    assert rows[-1] == ("#CCCCFFFF0000", "47b02ff1-5161-4137-b736-f36eebba7643", "Camera", "6")


def test_words_of_two_elements_have_a_tag_of_both() -> None:
    rows: list[Row] = [
        ("s001", PROPS, "brass lantern", ["old **brass** lantern"]),
        ("s001", SET, "lantern on a hook", ["lantern* [[which?]] off its hook"]),
        ("s001", Category.GREENERY, "brass", ["brass"]),
    ]
    screenplay, fdx = put(LANTERN, rows)
    assert sorted(words_tagged(fdx, screenplay)) == sorted(
        (label, category, words[0]) for _, category, label, words in rows
    )  # fmt: skip


def test_of_a_cue_the_name_is_tagged() -> None:
    text = "INT. HUT - NIGHT\n\n@Ida (V.O.)\nHello.\n"
    screenplay, fdx = put(text, [("s001", CAST, "Ida", ["@Ida (V.O.)"])])
    assert words_tagged(fdx, screenplay) == [("Ida", CAST, "Ida")]


def test_tags_that_were_there_are_kept_and_not_doubled() -> None:
    fdx = read_fdx(PRODUCTION.encode())
    screenplay = parse(screenplay_text(fdx))
    rows: list[Row] = [
        ("s001", PROPS, "key", ["brass key"]),
        ("s001", PROPS, "lamp", ["lamp"]),
        ("s001", Category.SPECIAL_EFFECTS, "rain", ["Rain"]),
    ]
    made = breakdown(screenplay, rows)
    done = tagged(fdx, screenplay, made, made)
    text = done.data.decode()
    assert done.mentions == 3
    assert text.count("<Tag Number=") == 3 and text.count("<TagDefinition ") == 3
    assert '<Text TagNumber="1">brass key</Text>' in text
    assert '<Text RevisionID="2" TagNumber="2">Rain</Text>' in text
    assert "&amp; a </Text>" in text
    kept = re.compile(r"<Text.*?</Text>|<Tag.*</TagData>|\sxmlns:wp=\"[^\"]*\"|\s", re.DOTALL)
    assert kept.sub("", text) == kept.sub("", PRODUCTION)
    # Twice is once, and the script can be rewritten as before.
    again = read_fdx(done.data)
    assert tagged(again, screenplay, made, made).data == done.data
    assert rewrite_fdx(again, screenplay) == done.data
    assert words_tagged(again, screenplay) == [
        ("rain", Category.SPECIAL_EFFECTS, "Rain"),
        ("brass key", PROPS, "brass key"),
        ("lamp", PROPS, "lamp"),
    ]


def test_a_tag_of_another_category_stays_on_the_words() -> None:
    fdx = read_fdx(PRODUCTION.encode())
    screenplay = parse(screenplay_text(fdx))
    made = breakdown(screenplay, [("s001", SET, "key", ["key &"])])
    data = tagged(fdx, screenplay, made, made).data
    assert words_tagged(read_fdx(data), screenplay) == [
        ("brass key", PROPS, "brass key"),
        ("key", SET, "key &"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "<TagData/>",
        "<TagData></TagData>",
        "<TagData><TagCategories/><TagDefinitions/><Tags/></TagData>",
        "<TagData>\n    <Tags>\n    </Tags>\n  </TagData>",
        '<TagData><TagCategories><TagCategory Id="x" Name="Art" Number="5"/></TagCategories>'
        "</TagData>",
        "",
    ],
)
def test_any_tag_data_takes_tags(data: str) -> None:
    text = re.sub(r"<TagData>.*</TagData>", data, PRODUCTION, flags=re.DOTALL)
    fdx = read_fdx(text.replace(' TagNumber="1"', "").encode())
    screenplay = parse(screenplay_text(fdx))
    made = breakdown(screenplay, [("s001", PROPS, "brass key", ["brass key"])])
    again = read_fdx(tagged(fdx, screenplay, made, made).data)
    assert words_tagged(again, screenplay) == [("brass key", PROPS, "brass key")]


def test_tags_are_read_on_another_draft() -> None:
    _, fdx = put(LANTERN, [("s001", PROPS, "lantern", ["lantern"])])
    later = parse(
        "EXT. ROAD - DAY\n\nNobody.\n\nINT. HUT - NIGHT\n\nIda puts the _lantern_ off its hook.\n"
    )
    (tag,) = tags_of(fdx, later).tags
    assert tag.scene == "s002" and tag.span == span_of(later, "lantern")
    gone = parse("INT. HUT - NIGHT\n\nThe wind howls at nobody.\n")
    (tag,) = tags_of(fdx, gone).tags
    assert (tag.scene, tag.span, tag.words) == ("s001", None, "lantern")
    other = tags_of(fdx, parse("EXT. ROAD - DAY\n\nNobody.\n"))
    assert other.tags == ()
    assert [told.en for told in other.left_out] == [
        "1 tags stand in no scene of this draft; nothing is taken from them"
    ]


LONG = "9" * 5000
"""More digits than Python reads as a number."""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<DefId>d1<", "<DefId>d9<", '"brass key" has tag 1, whose element is not defined'),
        ('<Tag Number="1">', '<Tag Number="one">', 'a tag has the number "one", which is none'),
        ('<Tag Number="1">', f'<Tag Number="{10**19}">', '"brass key" has tag 1, whose element'),
        ('TagNumber="1"', 'TagNumber="²"', '"brass key" has a tag whose number is none'),
        ('TagNumber="1"', f'TagNumber="{LONG}"', '"brass key" has a tag whose number is none'),
        (
            '<Tag Number="1">',
            f'<Tag Number="{LONG}">',
            f'a tag has the number "{LONG[:19]}…"',
        ),
        ('CatId="c5"', 'CatId="c6"', "1 tags are of no category and not taken"),
        ('Name="Props"', 'Name="Ghosts"', "1 tags are of Ghosts, a category of your own"),
        ('Name="Props"', 'Name="Location"', "1 tags of Location say something of a scene"),
        (
            "</TagDefinitions>",
            '<TagDefinition CatId="c5" Id="d1" Label="lamp"/></TagDefinitions>',
            'the definitions "brass key" and "lamp" have one id (d1); the first counts',
        ),
        (
            "</Tags>",
            '<Tag Number="1"><DefId>d2</DefId></Tag> </Tags>',
            "two tags have the number 1; the first counts",
        ),
    ],
)
def test_damaged_tags_are_told_and_kept(old: str, new: str, says: str) -> None:
    assert old in PRODUCTION
    fdx = read_fdx(PRODUCTION.replace(old, new).encode())
    screenplay = parse(screenplay_text(fdx))
    told = tags_of(fdx, screenplay)
    assert any(sentence.en.startswith(says) for sentence in told.left_out), told.left_out
    assert all(sentence.zh for sentence in told.left_out)
    made = breakdown(screenplay, [("s001", PROPS, "lamp", ["lamp"])])
    data = tagged(fdx, screenplay, made, made).data.decode()
    assert new.split("> ")[0] in data
    assert re.search(r'TagNumber="\d{1,3}">lamp</Text>', data)


@pytest.mark.parametrize("encoding", ["UTF-16", "windows-1252", "us-ascii", "utf8"])
def test_a_tagged_file_is_in_the_encoding_it_declares(encoding: str) -> None:
    """expat, by itself, reads what is written, whatever the file was in."""
    given = PRODUCTION.replace("UTF-8", encoding)
    data = given.encode(encoding, "xmlcharrefreplace")
    fdx = read_fdx(data)
    screenplay = parse(screenplay_text(fdx))
    made = breakdown(screenplay, [("s001", PROPS, "油灯 lamp", ["lamp"])])
    done = tagged(fdx, screenplay, made, made).data
    labels: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, told: (
        labels.append(told["Label"]) if name == "TagDefinition" else None
    )
    parser.Parse(done, True)
    assert labels == ["brass key", "油灯 lamp"]


LETTERS = st.text(string.ascii_lowercase + " éß银灯&<\"'", min_size=1, max_size=12)
PIECES = st.lists(
    st.tuples(LETTERS, st.sampled_from(("", "*", "**", "_", "[["))), min_size=1, max_size=6
)


def _written(pieces: list[tuple[str, str]]) -> str:
    made = []
    for text, mark in pieces:
        word = " ".join(text.split()) or "x"
        made.append(f"[[{word}]]" if mark == "[[" else f"{mark}{word}{mark}")
    return " ".join(made)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=3),
    st.lists(
        st.tuples(st.integers(0, 200), st.integers(1, 30), st.sampled_from((PROPS, SET))),
        max_size=5,
    ),
)
def test_out_and_in_again_is_the_same(
    paragraphs: list[list[tuple[str, str]]], places: list[tuple[int, int, Category]]
) -> None:
    body = "\n\n".join("x " + _written(pieces) + " x" for pieces in paragraphs)
    screenplay = parse(f"INT. HUT - NIGHT\n\n{body}\n")
    base = read_fdx(write_fdx(screenplay))
    rows: list[Row] = []
    for n, (start, size, category) in enumerate(places):
        first = min(18 + start, len(screenplay.source) - 2)
        rows.append(("s001", category, f"e{n}", [(first, first + size)]))
    made = breakdown(screenplay, rows)
    done = tagged(base, screenplay, made, made)
    back = read_fdx(done.data)
    assert [p.text for p in back.paragraphs] == [p.text for p in base.paragraphs]
    assert screenplay_text(back) == screenplay_text(base)
    told = tags_of(back, screenplay)
    assert len(told.tags) == done.mentions
    assert {t.label for t in told.tags} <= {row[2] for row in rows}
    wanted = {t.definition for t in told.tags}
    assert len(wanted) == len(told.tags)
    assert told.left_out == ()
    again = tagged(back, screenplay, made, made)
    assert again.data == done.data


def test_every_construct_of_fountain_keeps_its_text() -> None:
    screenplay = parse(EVERYTHING)
    base = read_fdx(write_fdx(screenplay))
    rows: list[Row] = [
        ("s001", PROPS, "cups", ["cups"]),
        ("s001", CAST, "ÉMILE", ["ÉMILE (V.O.)"]),
        ("s001", CAST, "McCLANE", ["@McCLANE (CONT'D) ^"]),
        ("s001", PROPS, "lamp", ["the lamp goes"]),
    ]
    made: Breakdown = breakdown(screenplay, rows)
    done = tagged(base, screenplay, made, made)
    back = read_fdx(done.data)
    assert done.unplaced == 0
    assert screenplay_text(back) == screenplay_text(base)
    assert [words for _, _, words in words_tagged(back, screenplay)] == [
        "cups", "ÉMILE", "McCLANE", "the lamp goes",
    ]  # fmt: skip
