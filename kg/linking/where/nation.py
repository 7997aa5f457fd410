"""Where an article turns from its places to the whole country: what is told there is told of no place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from kg.core.document import Line
from kg.rules import ArticleView

_MINISTRIES = (
    "公安|民政|司法|教育|农业农村|住房和?城乡建设|人力资源和?社会保障|生态环境|交通运输|应急管理|水利|商务|文化和旅游"
)
#: one that acts, or of which somebody speaks; not 教育部门
_MINISTRY = re.compile(
    f"(?:{_MINISTRIES})部(?=[会联印部组自开有普](?!门)|[一-鿿]{{2,12}}[司局](?:相关|有关)?(?:负责人|[司局处]长))"
)
_NATION = re.compile(
    r"全国(?!性|人大|政协|劳模|劳动模范|优秀|先进|文明|重点|民主|示范|“|两会|首|最|各?地?推广)"
    rf"|(?<![一-鿿])(?:各地|多地(?![跑走奔往来])|(?:许多|不少|很多|一些)(?:地方|省份|地区))|中央(?:层面|财政(?!部))|国务院|国家(?:层面|和省|、省)|我国|总书记(?:多次|反复)?(?:强调|指出|要求)|{_MINISTRY.pattern}"
)
_NATION_WORD = re.compile(
    "全国|各地|多地|(?:许多|不少|很多|一些)(?:地方|省份|地区)|中央(?:层面|财政)|国务院|国家(?:层面|和省|、省)|我国|总书记"
    f"|(?:{_MINISTRIES})部"
)
#: 社区建成全国…示范区: what a place has become or been given
_AWARDED = (
    "建成", "成为", "成了", "获", "获评", "获批", "获得", "评为", "入选",
    "列为", "列入", "命名为", "创成", "跻身", "摘得", "荣膺",
)  # fmt: skip
_LONGEST = 8  # characters of such a word and of what must not follow it


class Nation:
    """Answers whether words are about the whole country."""

    def __init__(self, view: ArticleView, words: Sequence[int], last: Callable[[int, int], str | None]) -> None:
        """`words` are positions of words that may tell of it, `last` the place that a stretch names last."""
        self._view = view
        self._last = last
        #: positions of words that tell of it
        self.told = [at for at in words if _NATION_WORD.match(view.text, at)]

    def reached(self, start: int, position: int) -> bool:
        """Whether the words before a position turn from the article's places to the whole country."""
        if bisect_left(self.told, start) == bisect_right(self.told, position):
            return False
        # what is told may begin with the nation itself: 国家和省级清单
        found = [m for m in self._words(start, position + _LONGEST) if m.start() <= position]
        return bool(found) and self._last(found[-1].end(), position) is None

    def _said_until(self, line: Line, start: int, end: int) -> int:
        """Where a sentence ends, with the words that tell who says it: “……。”农业农村部……负责人表示."""
        text = self._view.text
        opened = text.rfind("“", line.start, end)
        closed = text.find("”", max(opened, start), line.end) if opened >= 0 else -1
        if closed < 0 or text[closed - 1] not in "。！？…，":
            return end
        return self._view.sentence(min(closed + 1, line.end - 1)).end

    def holds(self, line: Line, start: int, end: int) -> bool:
        """Whether the sentences of a paragraph before one, or it itself, turn to the whole country without a place."""
        here = bisect_left(self.told, start)
        if bisect_left(self.told, line.start) == here:
            return bool(_MINISTRY.search(self._view.text, start, self._said_until(line, start, end)))
        return self._last(line.start, start) is None and any(True for _ in self._words(line.start, start))

    def _words(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The words of a stretch that tell of the whole country, but for those in the name of an award."""
        text = self._view.text
        return (m for m in _NATION.finditer(text, start, end) if not text.endswith(_AWARDED, start, m.start()))
