"""Final Draft files to test with, written for these tests in the shapes that programs write."""

from __future__ import annotations

PRODUCTION = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="6">

  <Content>
    <Paragraph Type="Scene Heading" Number="1" id="a1">
      <SceneProperties Length="1 3/8" Page="1" Title="The letter">
        <SceneArcBeats>
          <CharacterArcBeat Name="IDA">
            <Paragraph><Text>Ida learns who wrote it.</Text></Paragraph>
          </CharacterArcBeat>
        </SceneArcBeats>
        <Summary>
          <Paragraph><Text>She finds the letter.</Text></Paragraph>
        </Summary>
      </SceneProperties>
      <Text>INT. LIGHTHOUSE - KITCHEN - DAY</Text>
    </Paragraph>
    <Paragraph Type="Action" id="a2">
      <Text RevisionID="2">Rain. </Text>
      <Text Style="Italic">Ida</Text>
      <Text> holds a </Text>
      <Text TagNumber="1">brass key</Text>
      <Text> &amp; a lamp.</Text>
    </Paragraph>
    <Paragraph Type="Character"><Text>IDA</Text></Paragraph>
    <Paragraph Type="Dialogue"><Text>Two lines,
one speech.</Text></Paragraph>
    <Paragraph Type="Action"/>
    <Paragraph>
      <DualDialogue>
        <Paragraph Type="Character"><Text>IDA</Text></Paragraph>
        <Paragraph Type="Dialogue"><Text>Now.</Text></Paragraph>
        <Paragraph Type="Character"><Text>COLM</Text></Paragraph>
        <Paragraph Type="Parenthetical"><Text>(low)</Text></Paragraph>
        <Paragraph Type="Dialogue"><Text>Not yet.</Text></Paragraph>
      </DualDialogue>
    </Paragraph>
    <Paragraph Type="Shot"><Text>CLOSE ON THE KEY</Text></Paragraph>
    <Paragraph Alignment="Center" Type="General"><Text>The
End</Text></Paragraph>
    <Paragraph Type="Scene Heading" Number="2A" StartsNewPage="Yes">
      <SceneProperties Length="2/8" Page="2" Title=""/>
      <Text>EXT. PIER - NIGHT</Text>
    </Paragraph>
    <Paragraph Type="Action"><Text>Nobody.</Text></Paragraph>
    <Paragraph Type="Transition"><Text>CUT TO:</Text></Paragraph>
  </Content>

  <TitlePage>
    <Content>
      <Paragraph Alignment="Center"><Text Style="Underline">The Key</Text></Paragraph>
      <Paragraph Alignment="Center"><Text>Written by</Text></Paragraph>
      <Paragraph Alignment="Center"><Text>Nobody Atall</Text></Paragraph>
      <Paragraph Alignment="Left"><Text>Second draft, 2026</Text></Paragraph>
      <Paragraph Alignment="Left"><Text>nobody@example.org</Text></Paragraph>
    </Content>
  </TitlePage>

  <LockedPages><LockedPage Number="1"/></LockedPages>
  <Revisions ActiveSet="2">
    <Revision Color="#00000000FFFF" ID="1" Mark="*" Name="Blue" PageColor="#C6C6EDEDFEFE"/>
    <Revision Color="#FFFF0000FFFF" ID="2" Mark="*" Name="Pink" PageColor="#FDFDCCCCD4D4"/>
  </Revisions>
  <TagData>
    <TagCategories><TagCategory Id="c5" Name="Props" Number="5"/></TagCategories>
    <TagDefinitions>
      <TagDefinition CatId="c5" Id="d1" Label="brass key" Number="1"/>
    </TagDefinitions>
    <Tags><Tag Number="1"><DefId>d1</DefId></Tag></Tags>
  </TagData>
  <ScriptNotes>
    <ScriptNote ID="7" Range="50,59" WriterName="Ann" Color="#6363A7A7EFEF">
      <Paragraph><Text>Which key?</Text></Paragraph>
    </ScriptNote>
  </ScriptNotes>
  <SomethingNew Kept="Yes"><!-- a comment --><Inner/></SomethingNew>
</FinalDraft>
"""
"""What a production draft holds; the note is on "brass key"."""

READ = """Title: The Key
Credit: Written by
Author: Nobody Atall
Draft date: Second draft, 2026
Contact: nobody@example.org

INT. LIGHTHOUSE - KITCHEN - DAY #1#

= She finds the letter.

Rain. *Ida* holds a brass key & a lamp. [[Which key?]]

IDA
Two lines,
one speech.

IDA
Now.

COLM ^
(low)
Not yet.

CLOSE ON THE KEY

> The <

> End <

===

EXT. PIER - NIGHT #2A#

Nobody.

CUT TO:
"""

OPEN = "  "
"""A line of two blanks keeps a speech open."""

EVERYTHING = f"""Title:
    _**THE LAMP**_
    a short
Credit: by
Author: Émile Œuvre
Contact:
    12 Pier Road
    +44 1

FADE IN:

# Act One

## Morning

= What the morning brings.

INT. LIGHTHOUSE - KITCHEN - DAY #1A#

= Ida finds the letter.

Rain. *Ida* waits, _very_ **still**, with 2 * 3 cups. [[Cut?]]

!SCANNER DOES NOT BEEP

    Indented action
  stays indented.

ÉMILE (V.O.)
(off, *low*)
Hello? [[softly]] Are you there?
{OPEN}
I waited.

@McCLANE (CONT'D) ^
~La la, the lamp goes out

[[A note
over two lines.]]

/* cut:
INT. ATTIC - NIGHT

Nobody. */

.BINOCULARS POV

> Smash to:

@老周
你好。

> THE END <

===

> FADE OUT.
"""
"""Every construct of Fountain once."""
