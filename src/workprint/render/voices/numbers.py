"""English figures, signs and short forms as the words they are read as."""

from __future__ import annotations

import re
from functools import lru_cache

LETTERS = "\ue001"
"""Stands before letters that are said one by one."""

_SYMBOLS = {"%": "percent", "&": "and", "+": "plus", "@": "at", "=": "equals", "×": "times"}
_MONEY = {"$": ("dollar", "cent"), "£": ("pound", "pence"), "€": ("euro", "cent"),
          "¥": ("yen", ""), "￥": ("yuan", "")}  # fmt: skip
_SCALE = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion"}
_UNITS = {
    "km/h": "kilometer per hour", "kph": "kilometer per hour", "mph": "mile per hour",
    "km": "kilometer", "cm": "centimeter", "mm": "millimeter", "m": "meter", "kg": "kilogram",
    "mg": "milligram", "g": "gram", "ft": "foot", "lbs": "pound", "lb": "pound", "oz": "ounce",
    "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute", "secs": "second",
    "sec": "second", "GB": "gigabyte", "MB": "megabyte", "kW": "kilowatt", "MHz": "megahertz",
}  # fmt: skip
# Short forms whose stop ends nothing. "St." is a street behind a name, else a saint.
_SHORT = {
    "Mr": "Mister", "Mrs": "Mrs", "Ms": "Ms", "Dr": "Doctor", "Jr": "Junior", "Sr": "Senior",
    "Prof": "Professor", "Sgt": "Sergeant", "Lt": "Lieutenant", "Capt": "Captain",
    "Cpt": "Captain", "Col": "Colonel", "Gen": "General", "Cpl": "Corporal", "Pvt": "Private",
    "Rev": "Reverend",
    "Hon": "Honorable", "Gov": "Governor", "Sen": "Senator", "Det": "Detective",
    "Insp": "Inspector", "Supt": "Superintendent", "Ave": "Avenue", "Blvd": "Boulevard",
    "Rd": "Road", "Mt": "Mount", "Ft": "Fort", "Inc": "Incorporated", "Ltd": "Limited",
    "Corp": "Corporation", "Dept": "Department", "approx": "approximately", "vs": "versus",
    "Bros": "Brothers", "Messrs": "Messers",
}  # fmt: skip
_BARE = ("Mr", "Mrs", "Ms", "Dr", "Jr", "Sgt", "Lt", "Capt", "Cpl", "Pvt", "Prof", "vs")
_RULERS = frozenset(
    "Henry Louis Charles George Edward Richard James William Elizabeth Mary Napoleon Philip Peter "
    "Catherine Nicholas Alexander Frederick Wilhelm Pius Paul Benedict Francis Ivan Ramses Leo "
    "Gregory Clement Innocent Julius Margaret Robert John Christian Gustav Carl Leopold Albert "
    "Ferdinand Alfonso Felipe Victoria Anne Otto Felix Ptolemy Darius Harald Olaf".split()
)
_ROMAN = re.compile(
    r"\b([A-Za-z']+) ((?=[IVXL]+\b)(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXL]))\b(?!['.’]\w)"
)
_PARTS = frozenset("chapter part act scene volume vol book war type phase section article "
                   "appendix level class mark title episode season stage".split())  # fmt: skip
_DIGITS = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled_numbers(text: str) -> str:
    """`text` with years, times, money, ordinals, Roman numerals, units and short forms in words.

    The rules are those of spoken American English; what a figure means is told by its shape and
    by the words beside it.
    """
    text = _ROMAN.sub(_numeral, _short_forms(text))
    if not re.search(r"\d", text):
        return _signs(text)
    text = _signs(_marked_figures(text))
    return re.sub(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th|ST|ND|RD|TH)?", _figure, text)


def _short_forms(text: str) -> str:
    text = re.sub(r"\b([A-Z][\w']+) (St|Dr)\.(?=$|[\s,;!?])", _street, text)
    text = re.sub(r"\bSt\.?(?= [A-Z])", "Saint", text)
    text = re.sub(rf"\b({'|'.join(_SHORT)})\.(\s*$)?", _whole, text)
    text = re.sub(rf"\b({'|'.join(_BARE)})\b(?= [A-Z])", lambda m: _SHORT[m[1]], text)
    text = re.sub(r"\bNos?\.? ?(?=\d)|#(?=\d)", "number ", text)
    text = re.sub(r"\bWW(II?)\b", r"World War \1", text)
    text = re.sub(r"\be\.g\.", "for example", text)
    text = re.sub(r"\bi\.e\.", "that is", text)
    text = re.sub(r"\betc\.(?=\s*[a-z,])", "etc", text)
    text = re.sub(r"\bPh\.?D\b\.?", f"{LETTERS}PhD", text)
    text = re.sub(r"(?<=\d) ?([ap])\.?m\b\.?", _noon, text, flags=re.IGNORECASE)
    text = re.sub(r"\b([ap])\.m\.", _noon, text, flags=re.IGNORECASE)
    # Initials: U.S., J. R. R. Tolkien; "It was I. He left" has none.
    text = re.sub(r"\b(?:[A-Z]\.){2,}", lambda m: LETTERS + m[0].replace(".", ""), text)
    text = re.sub(
        r"(?:^|(?<=[A-Z][a-z.] )|(?<=[a-z]{2} ))(?!I)([A-Z])\.(?= [A-Z])", _initial, text
    )
    return re.sub(r"(?<=\w)\.(com|org|net|edu|gov|co|uk|cn|tv)\b", r" dot \1", text)


def _noon(match: re.Match[str]) -> str:
    return f" {LETTERS}{match[1].upper()}M"


def _initial(match: re.Match[str]) -> str:
    before = match.string[: match.start()].split()[-1:]
    return LETTERS + match[1] if not before or before[0][0].isupper() else match[0]


def _street(match: re.Match[str]) -> str:
    stop = "." if match.end() == len(match.string) else ""
    return f"{match[1]} {'Street' if match[2] == 'St' else 'Drive'}{stop}"


def _whole(match: re.Match[str]) -> str:
    return _SHORT[match[1]] + ("." if match[2] is not None else "")


def _numeral(match: re.Match[str]) -> str:
    name, numeral = match[1], match[2]
    value = 0
    for one, two in zip(numeral, numeral[1:] + " ", strict=True):
        size = {"I": 1, "V": 5, "X": 10, "L": 50}
        value += -size[one] if size.get(two, 0) > size[one] else size[one]
    after = match.string[match.end() :].lstrip()
    if name.lower() in _PARTS:
        return f"{name} {value}" if numeral != "I" or not after.startswith("'") else match[0]
    if name in _RULERS and (len(numeral) > 1 or numeral in "VX" or not after[:1].isalnum()):
        return f"{name} the {_words(value, 'ordinal')}"
    return f"{name} {value}" if len(numeral) > 1 and name[0].isupper() else match[0]


def _marked_figures(text: str) -> str:
    """Figures whose marks say what they are: times, money, spans, fractions, units."""
    text = re.sub(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\b(?:\s*o'clock)?", _time, text)
    text = re.sub(
        r"([$£€¥￥])\s?(\d[\d,]*)(?:\.(\d+))?(?:\s?(k|m|mn|bn|b)\b|\s(hundred|thousand|million|"
        r"billion|trillion))?(?!\d)", _price, text, flags=re.IGNORECASE)  # fmt: skip
    text = re.sub(r"\b9-1-1\b|\b911\b", "nine one one", text)
    text = re.sub(r"\b(?:\d{3}[-. ])?\d{3}[-.]\d{4}\b", lambda m: _by_digit(m[0]), text)
    text = re.sub(r"\b24/7\b", "24 7", text)
    text = re.sub(r"\b([1-9])/([2-9]|1\d)\b(?!/)", _fraction, text)
    text = re.sub(r"(\d)\s?[-–]\s?(?=[$£€]?\d)", r"\1 to ", text)
    text = re.sub(r"(?<![\w.])[-−](?=\d)", "minus ", text)
    text = re.sub(r"'(\d0)s\b", r"\1s", text)
    text = re.sub(r"\b(\d*0)'?s\b", _decade, text)
    text = re.sub(r"(\d)\s?°\s?([CF])\b", _degrees, text)
    units = "|".join(sorted(_UNITS, key=len, reverse=True))
    text = re.sub(rf"(\d[\d,.]*) ?({units})(?![\w'])", _measure, text)
    text = re.sub(
        r"\b(Room|Flight|Apartment|Apt|Suite|Highway|Route|Bus)\.? (\d)(0?[1-9]|[1-9]\d)\b",
        lambda m: f"{m[1]} {m[2]} {m[3].replace('0', 'oh ') if m[3][0] == '0' else m[3]}",
        text,
    )
    # Letters and figures written together: MI6, 3D.
    text = re.sub(r"\b([A-Z])(?=\d)", rf"{LETTERS}\1 ", text)
    text = re.sub(r"(?<=[A-Za-z])(?=\d)", " ", text)
    return re.sub(r"(?<=\d)(?!(?:st|nd|rd|th)\b)(?=[A-Za-z])", " ", text, flags=re.IGNORECASE)


def _time(match: re.Match[str]) -> str:
    hour, minute = match[1], match[2]
    if minute == "00":
        said = f"{hour} hundred" if int(hour) > 12 else f"{hour} o'clock"
        said = hour if re.match(rf"\s*{LETTERS}", match.string[match.end() :]) else said
    else:
        said = f"{hour} oh {minute[1]}" if minute[0] == "0" else f"{hour} {minute}"
    return f"{said} and {match[3]} seconds" if match[3] else said


def _price(match: re.Match[str]) -> str:
    whole, part = match[2].rstrip(","), match[3] or ""
    name, small = _MONEY[match[1]]
    scale = _SCALE.get((match[4] or "").lower()) or match[5]
    tail = "," if match[2].endswith(",") else ""
    if scale:
        figure = f"{whole}.{part}" if part else whole
        return f"{figure} {scale} {_plural(name, '2')}{tail}"
    said = f"{whole} {_plural(name, whole)}"
    if not part or not int(part):
        return said + tail
    if whole == "0" and len(part) == 2:
        return f"{int(part)} {small if small == 'pence' else _plural(small, str(int(part)))}{tail}"
    return f"{said} {'oh ' if part[0] == '0' else ''}{int(part)}{tail}"


def _plural(name: str, figure: str) -> str:
    return name if figure == "1" or name in ("yen", "yuan") else name + "s"


def _fraction(match: re.Match[str]) -> str:
    over, under = int(match[1]), int(match[2])
    if (over, under) == (9, 11):
        return "nine eleven"
    before = re.search(r"\d $", match.string[: match.start()])
    part = {2: "half", 4: "quarter"}.get(under) or _words(under, "ordinal")
    many = "halves" if part == "half" else part + "s"
    said = f"{_DIGITS[over]} {many}" if over > 1 else ("a half" if under == 2 else f"one {part}")
    return f"and {said}" if before else said


def _decade(match: re.Match[str]) -> str:
    figure = match[1]
    if len(figure) not in (2, 4):
        return match[0]
    said = _words(int(figure), "year" if len(figure) == 4 else "cardinal")
    return said[:-1] + "ies" if said.endswith("y") else said + "s"


def _degrees(match: re.Match[str]) -> str:
    return f"{match[1]} degrees {'Celsius' if match[2] == 'C' else 'Fahrenheit'}"


def _measure(match: re.Match[str]) -> str:
    first, _, rest = _UNITS[match[2]].partition(" ")
    if match[1] != "1":
        first = "feet" if first == "foot" else first if first == "megahertz" else first + "s"
    return f"{match[1]} {first} {rest}".rstrip()


def _signs(text: str) -> str:
    text = text.replace("°", " degrees ")
    for symbol, word in _SYMBOLS.items():
        text = text.replace(symbol, f" {word} ")
    return re.sub(r"(?<=\w)/(?=\w)", " ", text)


def _figure(match: re.Match[str]) -> str:
    written = match[0].rstrip(",")
    tail = match[0][len(written) :]
    figure = written.replace(",", "").lower()
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", figure):
        return _words(int(figure[:-2]), "ordinal") + tail
    if re.fullmatch(r"(?:1[1-9]|20)\d\d", written):
        return _words(int(figure), "year") + tail
    if figure == "007":
        return "double oh seven" + tail
    if re.fullmatch(r"0\d+", figure) or len(figure) > 15:
        return _by_digit(figure) + tail
    return _words(float(figure) if "." in figure else int(figure), "cardinal") + tail


def _by_digit(figure: str) -> str:
    return " ".join(_DIGITS[int(c)] for c in figure if c.isdigit())


@lru_cache(maxsize=1024)
def _words(number: float, to: str) -> str:
    from num2words import num2words

    return str(num2words(number, to=to)).replace(",", "")
