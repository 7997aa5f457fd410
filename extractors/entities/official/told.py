"""People who tell their own story: 我叫王某某，在柳河镇从事纠纷调解工作."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractors.entities.official.posts import Post
from extractors.entities.official.shapes import Slot
from kg.rules.view import ArticleView

_REACH = 44
_TOLD = re.compile(r"我(?:叫|是|名叫)(?P<name>[一-鿿]{2,4})，[^。！？\n]{0,30}$")
_WORK = re.compile(r"[一-鿿]{2,10}?工作(?=[，。；、的了已])")
_AT = re.compile(r"(?:在|任职于)(?P<body>[一-鿿]{2,20})$")


#: 我是王某，在柳河县残联|工作
_WORKS_AT = re.compile(
    r"我(?:叫|是|名叫)(?P<name>[一-鿿]{2,4})，(?:目前|如今|现在|现)?在"
    r"(?P<body>[一-鿿]{4,24}?(?:局|委|办|处|院|所|会|联|中心|法庭|街道|社区|村|镇|站|队))(?P<work>工作)(?=[，。；了])"
)


def _known(start: int, end: int) -> Callable[[], tuple[int, int]]:
    return lambda: (start, end)


def told(view: ArticleView) -> Iterator[tuple[Post, Slot]]:
    """The work that the teller of an article names as his own, with the position of his name."""
    text = view.text
    for hit in view.hits("official.work"):
        work = _WORK.match(text, hit.end)
        floor = max(0, hit.start - _REACH)
        teller = _TOLD.search(text[floor : hit.start])
        if work is None or teller is None:
            continue
        at = _AT.search(text[floor : hit.start])
        body = floor + at.start("body") if at else hit.start
        post = Post(hit.end, hit.end, work.end(), _known(body, hit.start))
        yield (
            post,
            Slot(floor + teller.start("name"), post, "official.self_told", floor + teller.end("name")),
        )
    if "我是" in text or "我叫" in text or "我名叫" in text:
        for m in _WORKS_AT.finditer(text):
            post = Post(m.start("work"), m.end("work"), m.end("work"), _known(m.start("body"), m.end("body")))
            yield post, Slot(m.start("name"), post, "official.self_told", m.end("name"))
