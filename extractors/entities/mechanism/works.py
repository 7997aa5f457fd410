"""Public works by which a trouble was ended, by their names: 这得益于排水改造工程的完工; 通过修建供水保障工程."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.names import squeeze
from kg.rules import ArticleView

_REACH = 20  # characters before 工程 in which its name, and the verb before it, may begin
_WORDS = re.compile(r"[一-鿿]+$")
#: what is built or done to what is there
_KIND = ("改造", "惠民", "保障", "整治", "修缮", "提升", "提质", "安全", "修复", "疏浚", "引水", "净化", "亮化")
#: 得益于…, 通过修建…: what is told as the means; …完工: as done
_MEANS = re.compile(r".*(?:得益于|通过|借助|依托|随着|启动|实施|谋划|争取|申请|修建|新建|开展|推进|完成|建成|纳入)了?")
_DONE = re.compile(r"的?(?:全面|顺利|全部|正式|如期)?(?:完工|竣工|验收|投用|建成)")
#: whose it is
_WHOSE = re.compile(r".*(?:小区|社区|街道|[村镇乡县市](?![民级容貌场政庄]))(?=[一-鿿]{4})")
_CLAUSE = re.compile(r"[的了在把将让使是以或从为对各这该其每和与及]|[一二两三四五六七八九十百多余几][个项]")
_LONGEST, _LONGEST_BODY = 4, 10
WORK = 2.2  # see ACCEPT


def works(view: ArticleView) -> Iterator[Candidate]:
    """Works that are told as the means, or as done."""
    text = view.text
    for h in view.hits("mechanism.campaigns"):
        if h.word not in ("工程", "项目") or not text.endswith(_KIND, max(0, h.start - _LONGEST), h.start):
            continue
        low = max(0, h.start - _REACH)
        m = _WORDS.search(text, low, h.start)
        begin = m.start() if m else h.start
        means = _MEANS.match(text, begin, h.start)
        if not means and not _DONE.match(text, h.end):
            continue
        start = max(means.end() if means else begin, text.rfind("的", begin, h.start) + 1)
        whose = _WHOSE.match(text, start, h.start)
        start = whose.end() if whose else start
        if not 4 <= h.start - start <= _LONGEST_BODY or _CLAUSE.search(text, start, h.start):
            continue
        name = squeeze(text[start : h.end])
        also = (squeeze(text[start : h.start]),)
        yield Candidate(start, h.end, start, h.end, name, "mechanism.bare_works", WORK, also, left="made")
