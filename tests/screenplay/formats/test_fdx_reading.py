"""Final Draft files read: paragraphs, properties, tags, revisions and notes."""

from __future__ import annotations

import re

import pytest
from fdx_files import PRODUCTION, READ

from workprint.screenplay import ScreenplayError, parse
from workprint.screenplay.formats.fdx import read_fdx, screenplay_text


def content(*paragraphs: str) -> bytes:
    inside = "\n".join(paragraphs)
    return f"<FinalDraft><Content>{inside}</Content></FinalDraft>".encode()


def text_of(*paragraphs: str) -> str:
    return screenplay_text(read_fdx(content(*paragraphs)))


def test_a_production_draft_reads_as_the_writer_would_type_it() -> None:
    assert screenplay_text(read_fdx(PRODUCTION.encode())) == READ


def test_what_stands_beside_the_script_is_read() -> None:
    fdx = read_fdx(PRODUCTION.encode())
    assert [p.length_eighths for p in fdx.paragraphs if p.length_eighths] == [11, 2]
    assert [p.page for p in fdx.paragraphs if p.page] == ["1", "2"]
    assert [(t.number, t.label, t.category) for t in fdx.tags] == [(1, "brass key", "Props")]
    assert [r.name for r in fdx.revisions] == ["Blue", "Pink"]
    (note,) = fdx.notes
    assert (note.text, note.author) == ("Which key?", "Ann")
    action = fdx.paragraphs[1]
    assert "".join(r.text for r in action.runs)[note.start - action.at : note.end - action.at] == (
        "brass key"
    )
    assert [(r.text, r.revision, r.tags) for r in action.runs if r.revision or r.tags] == [
        ("Rain. ", 2, ()),
        ("brass key", 0, (1,)),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_other_encodings_read_the_same(encoding: str) -> None:
    declared = PRODUCTION.replace("UTF-8", "UTF-16") if encoding == "utf-16" else PRODUCTION
    assert screenplay_text(read_fdx(declared.encode(encoding))) == READ


def test_a_western_file_that_declares_its_encoding() -> None:
    data = (
        '<?xml version="1.0" encoding="windows-1252"?>'
        + content('<Paragraph Type="Scene Heading"><Text>INT. CAFÉ</Text></Paragraph>').decode()
    )
    assert screenplay_text(read_fdx(data.encode("cp1252"))) == "INT. CAFÉ\n"


@pytest.mark.parametrize(
    ("paragraphs", "says"),
    [
        (['<Paragraph Type="Scene Heading"><Text>THE PIER</Text></Paragraph>'], ".THE PIER\n"),
        (['<Paragraph Type="Action"><Text>CUT TO:</Text></Paragraph>'], "!CUT TO:\n"),
        (['<Paragraph Type="Transition"><Text>Later</Text></Paragraph>'], "> Later\n"),
        (
            ['<Paragraph Type="Character"><Text>McCLANE</Text></Paragraph>',
             '<Paragraph Type="Dialogue"><Text>Hi.</Text></Paragraph>'],
            "@McCLANE\nHi.\n",
        ),
        (
            ['<Paragraph Type="Character"><Text Style="AllCaps">Ida</Text></Paragraph>',
             '<Paragraph Type="Parenthetical"><Text>low</Text></Paragraph>',
             '<Paragraph Type="Dialogue"><Text>One.</Text></Paragraph>',
             '<Paragraph Type="Dialogue"><Text>Two.</Text></Paragraph>'],
            "IDA\n(low)\nOne.\nTwo.\n",
        ),
        (['<Paragraph Type="Action"><Text>a *star* b</Text></Paragraph>'], r"a \*star\* b" + "\n"),
        (
            ['<Paragraph Type="Action"><Text Style="Bold+Italic">Now </Text>'
             "<Text>go.</Text></Paragraph>"],
            "***Now*** go.\n",
        ),
        (
            ['<Paragraph Type="Action"><Text Style="Underline">a\nb</Text></Paragraph>'],
            "_a_\n_b_\n",
        ),
        (['<Paragraph Type="New Act"><Text>ACT ONE</Text></Paragraph>'], "> ACT ONE <\n"),
        (['<Paragraph Type="Outline 2"><Text>Part</Text></Paragraph>'], "## Part\n"),
        (['<Paragraph Type="Action"><Text><![CDATA[A < B & C]]></Text></Paragraph>'],
         "A < B & C\n"),
        (['<!-- <Paragraph Type="Action"><Text>no</Text></Paragraph> -->'], ""),
        (["<Paragraph Number='A7' Title='a > b' Type='Scene Heading'><Text>INT. LAB</Text>"
          "</Paragraph>"], "INT. LAB #A7#\n"),
    ],
)  # fmt: skip
def test_a_paragraph(paragraphs: list[str], says: str) -> None:
    assert text_of(*paragraphs) == says


def test_outlines_and_beats_are_no_part_of_the_script() -> None:
    data = (
        b"<FinalDraft><Content><Paragraph Type='Action'><Text>On the page.</Text></Paragraph>"
        b"</Content><Outline><Content><Paragraph Type='Beat'><Text>Not.</Text></Paragraph>"
        b"</Content></Outline></FinalDraft>"
    )
    assert screenplay_text(read_fdx(data)) == "On the page.\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"INT. KITCHEN - DAY\n\nNot XML.", "not well-formed XML"),
        (b"<FinalDraft><Content><Paragraph></Content></FinalDraft>", "line 1: .*not well-formed"),
        (b"<html><body/></html>", r"not a Final Draft script \(its root is <html>\)"),
        (b"<FinalDraft/>", "not a Final Draft script"),
        (
            b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
            b"<FinalDraft><Content><Paragraph><Text>&b;</Text></Paragraph></Content></FinalDraft>",
            "declares XML entities",
        ),
        (b"<FinalDraft><Content>" + b"<Paragraph>" * 5000, "nested more than 200 deep"),
        (b'<?xml version="1.0" encoding="x-klingon"?><FinalDraft/>', "x-klingon"),
        (b"\xff\xfe<\x00F", "not in utf-16"),
    ],
)
def test_what_is_no_final_draft_file_is_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ScreenplayError, match=says) as raised:
        read_fdx(data)
    assert "\n" not in str(raised.value)


def test_a_file_of_many_paragraphs_is_read_whole() -> None:
    many = ['<Paragraph Type="Action"><Text>Nobody waits.</Text></Paragraph>'] * 20_000
    assert len(parse(text_of(*many)).elements) == 20_000


@pytest.mark.parametrize("name", ["Range", "Length", "RevisionID", "ID", "TagNumber"])
def test_numbers_of_any_length_are_read(name: str) -> None:
    """What no program counts to is no number: the script is read all the same."""
    long = "9" * (4000 if name == "Length" else 5000)
    value = f"{long},{long}" if name == "Range" else long
    damaged, count = re.subn(f' {name}="[^"]*"', f' {name}="{value}"', PRODUCTION)
    fdx = read_fdx(damaged.encode())
    assert count and screenplay_text(fdx) == (
        READ.replace(" [[Which key?]]", "") if name == "Range" else READ
    )
    assert all(p.length_eighths is None or p.length_eighths < 1000 for p in fdx.paragraphs)


def test_a_depth_no_outline_has_is_none() -> None:
    act = '<Paragraph Type="Outline 2" wp:depth="99999999999"><Text>Act</Text></Paragraph>'
    assert screenplay_text(read_fdx(content(act))) == "## Act\n"
