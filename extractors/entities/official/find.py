"""Officials of an article: posts, the names beside them, the bodies that they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extractors.entities.official.bodies import Bodies, clean
from extractors.entities.official.names import NameReader, Reading, surname_length
from extractors.entities.official.posts import LEXICON, Post, posts
from extractors.entities.official.shapes import Slot, exact, listed, slots
from extractors.entities.official.told import told
from kg.core.mentions import OfficialMention
from kg.rules.view import ArticleView

_UNPLACED = 4  # a body named by so few characters and without a place is one of the place before it (政法委)
_JOIN = re.compile(r"、|兼|，兼任|、“[^“”\n]{1,14}”")  # between two posts of one person
_LISTED = 6  # names that one title may govern

Holder = tuple[Post, Slot, Reading]

_PARTY_PARTS = ("政法委", "组织部", "宣传部", "统战部", "工作部", "纪委")
_PARTS = (*_PARTY_PARTS, "局", "监委")
_WHOLES = ("省", "市", "县", "区", "州", "旗", "委")


def find(view: ArticleView) -> list[OfficialMention]:
    """All officials that the article names, one mention for each statement of a post."""
    text = view.text
    found = posts(view)
    candidates = [s for post in found for s in slots(text, post)]
    own = list(told(view))
    found += [post for post, _ in own]
    candidates += [slot for _, slot in own]
    reader = NameReader(text)
    reader.prepare(_positions(text, candidates))
    holders: list[Holder] = []
    for slot in candidates:
        reading = exact(text, slot, reader)
        if reading is None:
            if slot.rule == "official.title_name" and surname_length(text, slot.at):
                reason = "no name: an everyday word, or no plain end"
                view.reject("official", slot.post.start, min(slot.at + 3, len(text)), slot.rule, reason)
            continue
        if holders and holders[-1][0] == slot.post and slot.rule != "official.listed_name":
            continue  # one person for a post; the first shape is the plainest
        holders.append((slot.post, slot, reading))
        holders.extend(_further(text, slot.post, reading, reader))
    return _mentions(view, found, holders)


def _not_public(text: str, post: Post) -> str:
    """Why a post is none in governance or public service ("" where it is)."""
    body = text[post.body : post.body_end]
    enterprise, public = _settings()
    words = body + text[post.start : post.end]
    private = any(w in body for w in enterprise) and not any(w in words for w in public)
    return "an enterprise's own post" if private else ""


@lru_cache(maxsize=1)
def _settings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = LEXICON.tables["bodies"]
    return tuple(table["enterprise"].split()), tuple(table["public"].split())


def _positions(text: str, candidates: list[Slot]) -> Iterator[int]:
    """Positions where a name may begin, those of lists too."""
    for slot in candidates:
        yield slot.at
        for size in (2, 3, 4):
            if text[slot.at + size : slot.at + size + 1] in ("、", "和"):
                yield slot.at + size + 1


def _further(text: str, post: Post, reading: Reading, reader: NameReader) -> Iterator[Holder]:
    for _ in range(_LISTED):
        slot = next(listed(text, reading, post), None)
        following = exact(text, slot, reader) if slot else None
        if slot is None or following is None:
            return
        yield post, slot, following
        reading = following


def _mentions(view: ArticleView, found: list[Post], holders: list[Holder]) -> list[OfficialMention]:
    """Mentions with bodies; a post joined to the one before it by 、 gives that one too."""
    holders, found = _after_names(view.text, found, holders)
    bodies = Bodies(view)
    resolved = {post: bodies.resolve(post) for post in found}
    joined = {b: a for a, b in pairwise(found) if _JOIN.fullmatch(view.text, a.end, max(a.end, b.body))}
    for post in found:  # 市委常委、政法委书记: the second post is in the same place
        before = joined.get(post)
        short = len(resolved[post][0]) <= _UNPLACED and not resolved[post][1]
        if before is not None and resolved[before][0] and (short or bodies.bare(post)):
            resolved[post] = _part_of(resolved[before], resolved[post][0])
    out: list[OfficialMention] = []
    for post, slot, reading in holders:
        while True:
            reason = _not_public(view.text, post)
            if reason:
                view.reject("official", slot.at, reading.end, slot.rule, reason)
            else:
                out.append(_mention(view, post, slot, reading, resolved[post]))
            if post not in joined or slot.rule == "official.listed_name":
                break
            post = joined[post]
    return _consistent(out)


def _part_of(body: tuple[str, str], part: str) -> tuple[str, str]:
    """The body of a second post that names a part of the first one's: 东江市委, 政法委 → 东江市委政法委."""
    name, place = body
    if not part.endswith(_PARTS) or part in name or not name.endswith(_WHOLES):
        return body
    party = part.endswith(_PARTY_PARTS) and not name.endswith("委")
    return f"{name}{'委' if party else ''}{part}", place


def _after_names(text: str, found: list[Post], holders: list[Holder]) -> tuple[list[Holder], list[Post]]:
    """The same with bodies that begin after a name before them: 网格员王某和街道综治办主任李某."""
    ends = sorted({reading.end for _, _, reading in holders})
    moved: dict[Post, Post] = {}
    for post in found:
        i = bisect_right(ends, post.body_end) - 1
        if i >= 0 and ends[i] > post.body:
            at = min(post.body_end, ends[i] + (text[ends[i] : ends[i] + 1] in ("和", "与", "及", "、")))
            moved[post] = replace(post, body=at)
    return [(moved.get(p, p), s, r) for p, s, r in holders], [moved.get(p, p) for p in found]


def _mention(view: ArticleView, post: Post, slot: Slot, reading: Reading, body: tuple[str, str]) -> OfficialMention:
    title = view.text[post.start : post.end].translate({ord(c): None for c in "“”‘’"})
    named = view.text.find(body[0], post.body, post.start) if body[0] else -1
    if named < 0 and post.body_end == post.start:  # 社区党委书记: the bare word belongs to what is quoted
        named = post.start - len(clean(view.text[post.body : post.start]))
    return OfficialMention(
        start=slot.at,
        end=reading.end,
        name=reading.name,
        rule=slot.rule,
        confidence=reading.confidence,
        title=title,
        of=body[0],
        place=body[1],
        evidence=(min(named if named >= 0 else post.start, slot.at), max(post.end, reading.end)),
    )


def _consistent(mentions: list[OfficialMention]) -> list[OfficialMention]:
    """One mention for each statement: repeats of the same words in the same place are dropped."""
    seen: dict[tuple[int, str], OfficialMention] = {}
    for m in sorted(mentions):
        seen.setdefault((m.start, m.title), m)
    return list(seen.values())
