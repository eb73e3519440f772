"""Words so common that their repetition is not heard."""

from __future__ import annotations

from workprint.screenplay.words import words

COMMON = words(
    """
    the a an and or but of to in on at by for from with without into onto out over under up down
    off as is are was were be been being am do does did done have has had not no yes so than then
    that this these those there here it its it's he she they him her them his hers their theirs
    we us our you your i me my mine who whom whose which what when where why how if because while
    until all any some one two three more most other another each every very too also only just
    like again back still now never always away through against between behind before after can
    could will would shall should may might must get gets got go goes going gone come comes
    don't doesn't didn't isn't aren't wasn't i'm you're he's she's that's there's let's i'll
    的 了 着 在 是 我 你 他 她 它 们 不 也 都 就 还 又 和 与 把 被 这 那 一个 自己 什么
    起来 出来 下来 过来 过去 上去 里面 他们 她们 我们 你们 看着 没有 一起 两个 这个 那个
    """
)
