"""Names without quotation marks: practices known everywhere, meetings of residents, and names before 机制 or 模式."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import Contexts
from extractors.entities.mechanism.names import core, squeeze
from extractors.entities.mechanism.quoted import look_alikes
from extractors.entities.mechanism.typing import Typer
from kg.rules import ArticleView, Hit

_HANZI = re.compile(r"[一-鿿]")
_SHORTEST = 4  # characters of a name before its head noun
_FIRST = 24  # characters before 机制 in which its name may begin
#: a name before a head noun: Chinese words, lists of them, a sum
_BODY = re.compile(r"[一-鿿、+A-Z0-9（）]+$")
_VAGUE = frozenset(
    "长效 工作 联动 运行 协调 管理 保障 相关 科学 完善 新型 有效 各项 一套 良好 多种 一系列 常态化 规章 责任 激励 考核 评价 服务 治理 发展 利用 交流 合作 体制 "
    "工作运行 长效管理 利益联结 常态长效 规范 灵活 创新 组织 领导 这种 这一 该 新 好 三种 两种 传统 生产 经营 商业 教学 消费 盈利 经济 社会 基本 民主 法律 法治 政治 村务 党务".split()
)
_LEADING = re.compile(r"^(?:了|起|出|健全|完善|一套|一种|一系列|起了|的|新的|新型|独具特色的|各项|相应的|以|并|为|以及|从|对|由)+")
_BREAK = re.compile(r"[的了在把将让使是和与及或以从]")
_QUALITY = frozenset("这那该本此其各每某")
_ENDS = re.compile(r"等$")
ALONE, NEEDY, SET_UP, WORKED_THROUGH, AGAIN_BARE, IN_TITLE, FORUM, HEADED, TYPED_BODY, LISTED = 3.2, 0.8, 2.2, 1.6, 0.6, 1.0, 2.0, 2.2, 1.5, 0.8


def practices(view: ArticleView, contexts: Contexts, needy: frozenset[str], attributes: frozenset[str]) -> Iterator[Candidate]:
    """Practices and meetings that are called the same everywhere, with the attributes before them."""
    hits = _longest([*view.hits("mechanism.practices"), *view.hits("mechanism.forums")])
    forums = {(h.start, h.end) for h in view.hits("mechanism.forums")}
    counts: dict[str, int] = {}
    for h in hits:
        counts[h.word] = counts.get(h.word, 0) + 1
    title_end = view.article.lines[0].end if view.article.lines else 0
    for h in hits:
        if _inside_word(view.text, h):
            continue
        start = _attributes(view.text, h.start, attributes)
        forum = (h.start, h.end) in forums
        name = core(squeeze(view.text[start : h.end]))
        score = FORUM if forum else NEEDY if h.word in needy else ALONE
        verb = contexts.verb(view.text, start)
        head = contexts.head(view.text, h.end)
        if forum and start < h.start:
            score += 1.0
        if verb.kind == "found":
            score += SET_UP
        elif verb.kind == "used":
            score += WORKED_THROUGH
        if head.kind == "heads" and head.start <= h.end + 2:
            score += HEADED
        score += AGAIN_BARE * min(3, counts[h.word] - 1)
        if h.start < title_end:
            score += IN_TITLE
        rule = "mechanism.bare_forum" if forum else "mechanism.bare_practice"
        found = Candidate(start, h.end, start, h.end, name, rule, score, left=verb.kind, right=head.kind)
        if start < h.start:
            found.aliases.append(core(h.word))
        yield found


def headed(view: ArticleView, contexts: Contexts, typer: Typer) -> Iterator[Candidate]:
    """A name without quotation marks between a verb and 机制, 模式, 工作法, 制度: 探索村企合作模式."""
    text = view.text
    for h in _longest(view.hits("mechanism.bare_heads")):
        low = max(0, h.start - _FIRST)
        m = _BODY.search(text[low : h.start])
        if not m:
            continue
        begin = low + m.start()
        start = _after_verb(text, begin, h.start, contexts)
        if start is None:
            continue
        lead = _LEADING.match(text[start : h.start])
        start += lead.end() if lead else 0
        body = text[start : h.start]
        keep = h.word in ("负责制", "积分制")
        name = squeeze(text[start : h.end]) if keep else core(squeeze(text[start : h.end]))
        listed = body.count("、") >= 2
        if len(name) < 4 or (len(body) > 14 and not listed) or body in _VAGUE or name in _VAGUE or _ENDS.search(body):
            continue
        if (_BREAK.search(body) and not listed) or body[0] in _QUALITY or look_alikes().search(name + h.word):
            view.reject("mechanism", start, h.end, "mechanism.bare_head_noun", "a phrase, not a name")
            continue
        score = 0.6 + HEADED
        if typer.named(start, h.start):
            score += TYPED_BODY
        if listed:
            score += LISTED
        yield Candidate(start, h.end if keep else h.start, start, h.end, name, "mechanism.bare_head_noun", score, [squeeze(text[start : h.end])], right="heads")


def _after_verb(text: str, begin: int, end: int, contexts: Contexts) -> int | None:
    """Where the name begins: after the last founding verb that leaves it enough characters, else a using one."""
    fallback: int | None = None
    for at in range(end - _SHORTEST, begin, -1):
        kind = contexts.touching(text, at)
        if kind == "found":
            return at
        if kind == "used" and fallback is None:
            fallback = at
    return fallback


def _attributes(text: str, start: int, attributes: frozenset[str]) -> int:
    """The start moved left over attributes that belong to the name (居民协商 before 议事会)."""
    moved = True
    while moved:
        moved = False
        for length in (4, 3, 2):
            if start >= length and text[start - length : start] in attributes:
                start, moved = start - length, True
                break
    return start


def _inside_word(text: str, hit: Hit) -> bool:
    """Does the hit only look like the word, as the beginning of another?"""
    after = text[hit.end : hit.end + 1]
    return after in {"员", "长", "队"} and hit.word[-1] not in "制员" and after != ""


def _longest(hits: list[Hit] | tuple[Hit, ...] | object) -> list[Hit]:
    """Leftmost-longest, non-overlapping."""
    out: list[Hit] = []
    for h in sorted(hits, key=lambda h: (h.start, -h.end)):  # type: ignore[call-overload]
        if out and h.start < out[-1].end:
            continue
        out.append(h)
    return out
