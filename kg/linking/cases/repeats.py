"""Episodes that only name again what another case of the same place tells: scenes, praise, headings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from kg.linking.cases.credit import Named
from kg.linking.cases.gate import Episode
from kg.rules import ArticleView

_LED = 20  # characters before a name in which it is said that it was made or used
#: words before a name by which it is told as made, run or used
_RUN = re.compile(
    "(?:推行|推出|推广|推[进动]|建[立成起设]|创[新立设办建]|[成设]立|[组筹]建|搭建|构建|探索|开[展设通办]|实[施行]|打造|启动"
    "|引入|引进|制定|编制|出台|发布|公布|深化|健全|完善|优化|采[取用]|运用|借助|依托|通过|利用|凭借|试[点行]|形成|落实|坚持"
    "|召开|举[办行]|上线|研发|摸索|总结|设置|投用|延伸|升级|整合|招募|培育|培养|纳入|[以按用将把由])[^。；！？\n]{0,14}$"
)
#: words after it by which it is spelled out, or does something
_WORKS = re.compile(
    "[”’]?[一-鿿]{0,6}(?:[：（—]|，(?:即|由|以|将|把|通过|每|对|按|采[取用]|实[行施]|分[为成])|是(?:由|以|指|一[种项套支个])"
    "|由|每[周月天日季年]|采取|实行|成立|上线|设在|通过|负责|包括|包含|涵盖|覆盖|分为)"
)
#: words by which it is only praised, or stands for all that is told
_PRAISED = re.compile(
    "缩影|写照|愿景|离不开|背后|风景线?|口碑|点赞|称赞|赞不绝口|温度|温暖|暖意|幸福感|获得感|浸润|焕发|洋溢|笑声|笑语|扎根"
)
#: words by which somebody remarks on it, or says what is still to come
_REMARKED = re.compile("并不意味|并不等于|原本想|原以为|本以为|有赖于|初衷|还将|将继续|将进一步|下一步|接下来|今后")


class Repeats:
    """Finds, among the episodes that make cases, those that tell nothing of their own."""

    def __init__(
        self, view: ArticleView, named: Sequence[Named], related: Callable[[str | None, str | None], bool]
    ) -> None:
        """`named` are the mechanisms of the article where it names them, in their order.

        `related` says of two places whether one lies in the other.
        """
        self._view = view
        self._named = named
        self._starts = [n.start for n in named]
        self._related = related

    def of(self, told: Sequence[Episode]) -> list[Episode]:
        """The episodes that name mechanisms without a trouble or result, and without a word of how they work.

        Others of the same place must tell of these mechanisms; of several that do not, the first one stays.
        """
        left, again = list(told), list[Episode]()
        for e in reversed(told):
            if not e.mechanisms or e.problems or e.outcomes:
                continue
            same = [o for o in left if o is not e and not e.mechanisms.keys().isdisjoint(o.mechanisms)]
            near = [o for o in same if o.place == e.place or self._related(o.place, e.place)]
            if not self._holds(near, e) or self._is_told(e):
                continue
            if self._holds([o for o in near if o.place == e.place], e) or self._is_praise(e):
                left = [o for o in left if o is not e]
                again.append(e)
        return again

    @staticmethod
    def _holds(others: Sequence[Episode], e: Episode) -> bool:
        """Whether other episodes name all mechanisms of one."""
        return all(
            any(key in o.mechanisms and (key not in o.credited or o.mechanisms[key] == at) for o in others)
            for key, at in e.mechanisms.items()
        )

    def _is_praise(self, e: Episode) -> bool:
        """Whether all that an episode says of its mechanisms is praise: whose place it is, is said where they work."""
        spans = [self._view.sentence(at) for at in e.mechanisms.values()]
        return all(_PRAISED.search(self._view.text, *span) for span in spans)

    def _is_told(self, e: Episode) -> bool:
        """Whether a sentence of an episode says how one of its mechanisms came about or works."""
        text = self._view.text
        for start, end in {self._view.sentence(at) for at in e.mechanisms.values()}:
            if _REMARKED.search(text, start, end):
                continue
            for n in self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
                led = _RUN.search(text, max(start, n.start - _LED), n.start)
                if n.key in e.mechanisms and (led or _WORKS.match(text, n.end, end)):
                    return True
        return False
