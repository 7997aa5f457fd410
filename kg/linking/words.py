"""Words that linking asks every article for, found in one walk: one for each question would take five times as long."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_LEVELS = "省市州县旗区镇乡街社村小团场连苏嘎农"  # what names of levels begin with
#: first two characters of words by what asks for them; which word it is, and of what sense, is for those who ask
_WORDS: Mapping[str, tuple[str, ...]] = {
    "nation": (
        *("全国", "各地", "中央", "国家", "国务", "我国", "总书", "多地", "许多", "不少", "很多", "一些"),
        *("公安", "民政", "司法", "教育", "农业", "住房", "人力", "生态", "交通", "应急", "水利", "商务", "文化"),
    ),
    "reference": tuple(first + second for first in "全我该本" for second in _LEVELS),
    "bare": ("这里", "这儿", "社区", "小区", "片区", *("村" + second for second in "里头口民庄“两干党委")),
    "above": (
        *("街道", *(first + second for first in "镇乡县区市" for second in "里上")),
        *(first + second for first in "县区市旗" for second in "委政"),
        *(first + second for first in "省市州县区旗" for second in "市州县区旗街乡镇、村社"),
    ),
    "learn": ("借鉴", "效仿", "参照", "学习"),
    "copy": ("学习", "借鉴", "效仿", "移植", "复制"),
    "roll": ("推广", "推开", "铺开", "普及"),
    "raise": ("上升", "固化", "转化", "提升", "升级", "吸纳"),
    "pilot": ("试点",),
    "visit": ("学习", "取经"),
}
_KINDS = {
    word: tuple(kind for kind, words in _WORDS.items() if word in words)
    for word in sorted({w for words in _WORDS.values() for w in words})
}
_ANY = re.compile("[{}](?=[{}])".format(*("".join(sorted({w[i] for w in _KINDS})) for i in (0, 1))))


def find_words(text: str) -> Mapping[str, Sequence[int]]:
    """By kind, the positions where a word of the kind may begin, in order; all kinds are there."""
    found: dict[str, list[int]] = {kind: [] for kind in _WORDS}
    for m in _ANY.finditer(text):
        at = m.start()
        for kind in _KINDS.get(text[at : at + 2], ()):
            found[kind].append(at)
    return found
