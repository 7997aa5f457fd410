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
