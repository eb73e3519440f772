"""Lines that look like Chinese headings or speech and are neither."""

from __future__ import annotations

import pytest

from workprint.film.screenplay import ElementKind
from workprint.screenplay import parse

_LINES = """
老周：收旧书。
他：去哪里？
1. 她把门关上。
2、晚上他来了
门外，夜色很深。
外，夜色很深
23:40
他看了一眼电子屏：00:02。
时间：夜 外
地点：客厅 内 日
旧书（原创样例剧本，MIT 许可）
外景很美
室内 很暗
内心 很 痛
外卖到了
第一场雨下了三天
第一场，他们输了。
二 外面下雨
10、他们 走了
日子一天天过去
夜 很 深
场面 很 乱
20、卫生间
甲 和 乙 走了
内 客厅
"""
NO_HEADINGS = _LINES.strip().split("\n")


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_is_no_heading(line: str) -> None:
    """None of these is a scene heading in a Chinese screenplay."""
    found = parse(f"△ 天黑了。\n\n{line}\n\n△ 天亮了。\n", language="zh")
    assert not found.scenes


@pytest.mark.parametrize(
    "line",
    ["时间：夜", "地点：客厅", "人物：老周、林晓", "字幕：三年后", "23:40", "老周说：“走吧。”",
     "他看了一眼电子屏：00:02。", "墙上的钟指着：三点。", "音乐：起", "特写：一只手", "12：30"],
)  # fmt: skip
def test_is_no_speech(line: str) -> None:
    """None of these is speech."""
    kinds = {element.kind for element in parse(f"{line}\n\n△ 黑。\n", language="zh").elements}
    assert kinds <= {ElementKind.ACTION, ElementKind.TITLE_PAGE}
