"""Which mechanisms results are told of that stand in a paragraph of their own, where no mechanism is named."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from kg.core.lazy import lazy
from kg.linking.cases.credit import Named
from kg.rules import ArticleView

_ASIDES = "(?:据(?:了解|统计|介绍)|此外|另外)?[，“‘]{0,2}"
#: how a paragraph or sentence begins that sums up what was told
_SUMS = re.compile(
    f"{_ASIDES}(?:截[至止]|目前|如今|现在|眼下|迄今|至今|累计|数据显示"
    "|[^，。；：！？\n]{0,18}(?:以来|至今|底|末)，)"
    "|[^，。；：！？\n]{0,16}(?:(?:目前|如今|现在)(?!的)|累计|先后|已经?)"
)
#: words by which it speaks of what was told before
_REFERS = re.compile(
    "这[些一项种套次样里]|该(?![市县区镇乡村省州])|由此|因此|为此|随着|同样|得益于|有了|如此一来|[通经]过"
)
#: words by which the story goes on
_GOES_ON = re.compile(
    "很快|不久|[几数两三]天[之以]?后|随[后即]|接着|最终|最后|于是|就这样|从那以后|此后|几年下来|一来二去"
)
#: words by which it goes on to something else or wider
_WIDER = re.compile(
    "举一反三|更大范围|(?<![一-鿿])(?:此外|另外|除此之外|除了)|学习教育|主题教育|两学一做|党的[一二三四五六七八九十]+大"
)
#: a bare word for a mechanism that was named with it: 项目目前已覆盖, 平台累计受理
_BARE = re.compile(
    f"{_ASIDES}(?:截[至止][^，。]{{0,10}}，|目前，?|如今，?|现在，?)?"
    "(项目|平台|热线|机制|活动|行动|系统|小程序|服务队|志愿队|队伍|食堂|餐厅|驿站|超市|工程|模式|制度|中心|专班|窗口)"
    "(?=目前|已|累计|运营|运行|开展|启动|实施|推行|上线|成立|投用|建成|启用|共|日均|每|先后|自)"
)
_AFTER_NAME = 16  # characters after a name in which the word for it stands: “柳暖”居家养老服务项目
_REACH = 80  # characters before a result in which words look back
_SHARED = 2  # characters of a name by which a result speaks of it
#: what names and results share without speaking of one thing
_COMMON = frozenset(
    (
        "服务", "群众", "社区", "居民", "村民", "工作", "党员", "干部", "全县", "全市", "全区", "全镇", "志愿", "基层",
        "议事", "治理", "管理", "人员", "中心", "一次", "办事",
    )
)  # fmt: skip


#: words after one that is named as a way among others: 通过走访、设置意见箱等方式
_AMONG_WAYS = re.compile("[”’]?[^，。；！？\n]{0,10}?等(?:多种|各种|多)?(?:方式|形式|渠道|途径|方法|手段)")
#: a sentence that tells by what its results were reached
_BY_MEANS = re.compile("(?:通过|依托|借助|凭借|运用|发挥)[^，。；！？\n]{2,24}，")

#: 在“三严三实”专题教育中: the campaign that a sentence tells its results of
_IN_CAMPAIGN = re.compile("在“([^”\n]{2,14})”[^，。；！？\n]{0,4}(?:教育|专项行动|专项整治|攻坚|活动)中")


def campaign_told(text: str, start: int, position: int) -> str:
    """The campaign in which a sentence says that it came to its result; "" where it names none."""
    told = _IN_CAMPAIGN.search(text, start, position)
    return told[1] if told else ""


def is_wider(text: str, start: int, position: int) -> bool:
    """Whether a paragraph goes on to something else, or wider, before it tells a result."""
    return _WIDER.search(text, start, position) is not None


def means_told(text: str, sentence: int) -> str:
    """The words by which a sentence says what led to its results; "" where it says nothing."""
    told = _BY_MEANS.match(text, sentence)
    return told.group() if told else ""


class Results:
    """Says which mechanisms a text ties a result to, whose paragraph names none."""

    def __init__(self, view: ArticleView, named: Sequence[Named]) -> None:
        self._view, self._named = view, named

    @lazy
    def ways(self) -> Set[str]:
        """Keys of the mechanisms that are only named as ways among others in which something was done."""
        text = self._view.text
        plain = {n.key for n in self._named if not _AMONG_WAYS.match(text, n.end)}
        return {n.key for n in self._named} - plain

    def tied(self, position: int, near: Sequence[str]) -> tuple[str, ...]:
        """Keys of the mechanisms that the result at a position is told of; `near` are those of the nearest paragraph.

        None where neither its sentence nor its paragraph looks back: the number may be of anything done there.
        """
        text, sentence, line = self._view.text, self._view.sentence(position), self._view.line(position)
        if is_wider(text, line.start, position):
            return ()
        for start in (line.start, sentence.start):
            bare = _BARE.match(text, start)
            if bare:
                return self._called(bare[1], position)
        if any(_SUMS.match(text, start) for start in (line.start, sentence.start)):
            return tuple(near)
        before = max(line.start, position - _REACH)
        if _REFERS.search(text, before, position) or _GOES_ON.search(text, before, position):
            return tuple(near)
        words = text[line.start : line.end]
        return tuple(key for key in near if self._speaks_of(words, key))

    def _called(self, noun: str, position: int) -> tuple[str, ...]:
        """The mechanism that was last named with a word: “柳暖”居家养老服务|项目."""
        text = self._view.text
        for n in reversed([n for n in self._named if n.start < position]):
            stop = min(n.end + _AFTER_NAME, self._view.sentence(n.start).end)
            following = re.split("[，。；：！？、]", text[n.end : stop], maxsplit=1)[0]
            if text[n.start : n.end].endswith(noun) or noun in following:
                return (n.key,)
        return ()

    def _speaks_of(self, words: str, key: str) -> bool:
        """Whether words take up a part of a mechanism's name."""
        names = {self._view.text[n.start : n.end] for n in self._named if n.key == key}
        return any(
            part in words and part.isalpha() and part not in _COMMON
            for name in names
            for part in (name[i : i + _SHARED] for i in range(len(name) - _SHARED + 1))
        )
