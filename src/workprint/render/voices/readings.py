"""How Chinese words are read: jieba's words, pypinyin's readings, and what the line adds.

A character with several readings is told by the characters around it, where a dictionary of
words alone is wrong (还书 "give back the book" is huán, 我得走 "I must go" děi). The tones of 一
and 不 change before the next syllable (Lin, The Sounds of Chinese, 2007, ch. 9).
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache

# The character in the group is read so.
_IN_CONTEXT = [
    (r"(还)(?=$|的$|[书钱债款账帐贷礼愿给]|清(?![楚晰醒])|了(?!解|不起|得)|过[来去]?$)", "huan2"),
    (r"(还)(?=[你您我他她它](?:们)?(?:$|[书钱的一]))", "huan2"),
    (r"(?<=[我你您他她它们咱谁就可都还必总也非又先只])(得)"
     r"(?=[一-鿿])(?![到了知出意罪病奖分胜手逞益以过])", "dei3"),
    (r"(?<=[一-鿿])(得)(?=[很太好快慢多少对真那像见清早晚高远近紧满开])(?<![不记懂])", "de5"),
    (r"([一-鿿])\1(地)(?![方上下面板铁址点])", "de5"),
    (r"(?<=[然兴奋怒心静真快速声底气])(地)(?=[一-鿿])(?![方上下面板铁址点区图球震位带毯])", "de5"),
    (r"(?<=[很太多好更最挺这那么])(长)(?=$|[了的吗啊吧呢时])", "chang2"),
    (r"(教)(?=[我你您他她它咱书]|会[了我你他她])", "jiao1"),
    (r"(重)(?=[来新做写复演逢建播])", "chong2"),
    (r"不得(了)", "liao3"),
    (r"(?<=[找见够猜抓])(着)(?=了|$)", "zhao2"),
    (r"^(哇)", "wa1"),
]  # fmt: skip
_PATTERNS = [(re.compile(pattern), reading) for pattern, reading in _IN_CONTEXT]
_DIGITS = frozenset("零一二三四五六七八九十")
_COUNTED = frozenset("零一二三四五六七八九十百千万亿第期周拜")


def words_read(run: str) -> list[list[str]]:
    """The words of a run of Chinese characters, each as pinyin with its tone ("ni3", "le5")."""
    import jieba
    from pypinyin import Style, lazy_pinyin

    jieba.setLogLevel(logging.WARNING)
    run = re.sub("(.)々", r"\1\1", run).replace("〇", "零")
    words = jieba.lcut(run)
    read: list[str] = []
    for word in words:
        said = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True)
        read += said if len(said) == len(word) and word not in said else map(_unread, word)
    for pattern, reading in _PATTERNS:
        for match in pattern.finditer(run):
            read[match.start(match.lastindex or 1)] = reading
    out, at, ends = [], 0, set()
    for word in words:
        at += len(word)
        if len(word) > 1:
            ends.add(at - 1)
    _one_and_not(run, read, ends)
    at = 0
    for word in words:
        out.append(read[at : at + len(word)])
        at += len(word)
    return out


def _one_and_not(run: str, read: list[str], ends: set[int]) -> None:
    """一 and 不 by the tone behind them, in place; `ends` are the last characters of words.

    Counted and ranked ones keep their tone (十一, 第一, 一月), and so does the end of 唯一.
    """
    for n, char in enumerate(run[:-1]):
        if char not in "一不":
            continue
        before, after, tone = run[n - 1 : n], run[n + 1], read[n + 1][-1]
        falls = tone == "4" or after == "个"
        if before == after:
            read[n] = "yi5" if char == "一" else "bu5"  # 说一说, 好不好
        elif char == "不":
            read[n] = "bu2" if falls else "bu4"
        elif n in ends or before in _COUNTED or after in _DIGITS or after in "月号日楼班线":
            read[n] = "yi1"
        else:
            read[n] = "yi2" if falls else "yi4"


@lru_cache(maxsize=256)
def _unread(char: str) -> str:
    """A character alone; a rare one that pypinyin lacks by anyascii, in the first tone."""
    from anyascii import anyascii
    from pypinyin import Style, lazy_pinyin

    said = lazy_pinyin(char, style=Style.TONE3, neutral_tone_with_five=True)[0]
    if said != char:
        return str(said)

    letters = re.sub("[^a-z]", "", anyascii(char).lower())
    return (letters or "e") + "1"
