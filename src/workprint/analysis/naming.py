"""When two phrases mean one thing: a lantern and the brass lantern, a revolver and the gun."""

from __future__ import annotations

import re
from functools import lru_cache

_ARTICLES = re.compile(r"\A(?:the|a|an|his|her|their|its|my|our|your|some|this|that)\s+", re.I)
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:['’-][^\W_]+)*")

GENERAL: dict[str, frozenset[str]] = {
    general: frozenset(told.split())
    for general, told in {
        "gun": "pistol revolver rifle shotgun musket carbine derringer automatic weapon handgun",
        "weapon": "pistol revolver rifle shotgun musket gun sword dagger knife",
        "blade": "knife dagger sword scalpel razor machete cutlass",
        "car": "taxi cab sedan limousine limo convertible jeep saloon hatchback cruiser estate",
        "truck": "lorry pickup rig tanker van",
        "boat": "dinghy rowboat trawler canoe skiff kayak lifeboat yacht dory ferry launch",
        "ship": "galleon frigate schooner freighter liner trawler",
        "bike": "bicycle motorcycle motorbike",
        "plane": "aeroplane airplane jet biplane",
        "dog": "collie spaniel terrier mutt mongrel hound puppy sheepdog retriever greyhound",
        "horse": "mare stallion pony gelding colt",
        "cat": "kitten tabby tom",
        "bird": "gull seagull crow raven pigeon parrot canary sparrow hawk falcon owl budgie",
        "bag": "suitcase satchel backpack handbag briefcase holdall rucksack sack duffel",
        "case": "suitcase briefcase",
        "coat": "overcoat raincoat trenchcoat parka greatcoat",
        "hat": "fedora stetson sombrero bonnet cap bowler beret",
        "phone": "telephone mobile cellphone smartphone handset receiver",
        "paper": "letter note telegram document",
        "drink": "whisky whiskey beer wine gin rum coffee tea",
        "light": "lamp torch flashlight lantern",
        "instrument": "violin guitar fiddle trumpet cello accordion",
        "machine": "computer robot tractor",
        "animal": "dog horse cat cow goat",
    }.items()
}
"""General words, and what they can stand for once it was named."""


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """A name as it is compared: lower case, without article, without a count in brackets.

    >>> key_of("The old Brass lantern (2)")
    'old brass lantern'
    >>> key_of("Biscuit (dog)")
    'biscuit (dog)'
    """
    text = re.sub(r"\s*[(（]\s*[0-9]+\s*[)）]\s*", " ", name).strip().lower()
    return " ".join(_ARTICLES.sub("", text).split())


def words_in(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased; of Chinese the characters."""
    return tuple(_WORD.findall(key_of(name)))


def singular(word: str) -> str:
    """An English noun without its plural ending, near enough to compare."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("ves") and len(word) > 4:
        return word[:-3] + "f"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def head_of(name: str) -> str:
    """The head of a name, as `same_thing` compares it: of Chinese the last character."""
    words = words_in(name)
    return singular(words[-1]) if words else ""


def same_thing(one: str, other: str) -> bool:
    """Whether two names can be one element: the same head, and no modifier of one that the other
    contradicts.

    >>> same_thing("lantern", "old brass lantern"), same_thing("red coat", "blue coat")
    (True, False)
    """
    a, b = words_in(one), words_in(other)
    if not a or not b:
        return False
    if "\u3400" <= a[-1][0] <= "\u9fff":
        shorter, longer = sorted((key_of(one), key_of(other)), key=len)
        return longer.endswith(shorter)
    if singular(a[-1]) != singular(b[-1]):
        return False
    left, right = {singular(w) for w in a}, {singular(w) for w in b}
    return left <= right or right <= left


def stands_for(general: str, name: str) -> bool:
    """Whether a general word can mean a thing that was named before: the gun, a revolver."""
    word = words_in(general)
    named = words_in(name)
    if not word or not named:
        return False
    return singular(named[-1]) in GENERAL.get(singular(word[-1]), frozenset())
