"""Every form of Chinese heading in use is one on typed pages; its hard negatives are none."""

from __future__ import annotations

import pytest

from workprint.screenplay.labelling.labels import Label
from workprint.screenplay.labelling.model import SHIPPED, load
from workprint.screenplay.labelling.typed import typed_lines

ONE_LINE = (
    "老周推门进来，抖了抖伞上的雨水。\n林晓：请问您找谁？\n老周（低声）：我来还一本书，借了三十年。\n"
    "林晓看着他，没有说话。\n老周：对不起，来晚了。\n"
)
APART = (
    "\n老周推门进来，抖了抖伞上的雨水。\n\n林晓\n请问您找谁？\n\n老周\n（低声）\n我来还一本书，借了三十年。\n\n"
    "林晓看着他，没有说话。\n\n"
)
HEADINGS = [
    ("1. 内景 旧书店 日", "2. 外景 街道 夜"),
    ("1、内景 旧书店 日", "2、外景 街道 夜"),
    ("12 外 街道 夜", "13 内 客厅 日"),
    ("23-1，外，武当山玄岳门，日", "23-2，内，大殿，夜"),
    ("场1 夜 内 医院走廊", "场2 日 外 河边"),
    ("场 3：日 外 河边", "场 4：夜 内 船舱"),
    ("第一场", "第二场"),
    ("第12场 内景 客厅 傍晚", "第13场 外景 院子 清晨"),
    ("第二十三场：外景 天台 清晨", "第二十四场：内景 病房 夜"),
    ("第一场，小湖边，晨，张颖、王静", "第二场，教室，日，张颖"),
    ("内景 咖啡馆 日", "外景 路口 夜"),
    ("外 高速公路服务区 黄昏", "内 车里 夜"),
    ("内景·旧书店·夜", "外景·胡同·日"),
    ("## 3. 内景 客厅 夜", "## 4. 外景 院子 日"),
    ("１２　内景　客厅　夜", "１３　外景　院子　日"),
    ("**20、卫生间**", "**21、客厅**"),
]
NOT_HEADINGS = [
    "老周：看是什么书。",
    "林晓：请问……这里还收旧书吗？",
    "1. 他推门进来。",
    "门外，夜色很深。",
    "23:40",
    "他看了一眼电子屏：00:02。",
    "旧书（原创样例剧本，MIT 许可）",
    "# 两地（原创样例剧本，MIT 许可）",
    "...他停住了",
]


@pytest.mark.parametrize("body", [ONE_LINE, APART], ids=["one line", "apart"])
@pytest.mark.parametrize("pair", HEADINGS, ids=[one for one, _ in HEADINGS])
def test_a_heading(pair: tuple[str, str], body: str) -> None:
    lines = typed_lines(f"{pair[0]}\n{body}{pair[1]}\n{body}")
    labels = [one.label for one in load(SHIPPED).label(lines)]
    found = [line.text for line, one in zip(lines, labels, strict=True) if one is Label.HEADING]
    assert found == [text.strip("*") for text in pair]


@pytest.mark.parametrize("body", [ONE_LINE, APART], ids=["one line", "apart"])
@pytest.mark.parametrize("text", NOT_HEADINGS)
def test_no_heading(text: str, body: str) -> None:
    lines = typed_lines(f"1. 内景 旧书店 日\n{body}{text}\n{body}2. 外景 街道 夜\n{body}")
    labels = [one.label for one in load(SHIPPED).label(lines)]
    found = [line.text for line, one in zip(lines, labels, strict=True) if one is Label.HEADING]
    assert found == ["1. 内景 旧书店 日", "2. 外景 街道 夜"]
