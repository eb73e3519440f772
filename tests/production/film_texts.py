"""Scenes to make screenplays of."""

from __future__ import annotations

SCENES = {
    "kitchen": "INT. KITCHEN - DAY\n\nIDA (40) sits at the table.\n\nIDA\nYou came after all.\n\n"
    "TOM\nI said that I would.\n",
    "street": "EXT. STREET - NIGHT\n\nTOM (30) runs through the rain.\n\nTOM\nWait for me, Ida!\n",
    "roof": "EXT. ROOF - DAWN\n\nIDA waits alone. She looks at the letter.\n\n"
    "IDA\nSo this is how it ends.\n",
}


def draft(*names: str) -> str:
    """A screenplay of the named scenes, in this order."""
    return "\n".join(SCENES[name] for name in names)
