"""Officials of an article: posts, the names beside them, the bodies that they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from extractors.entities.official.bodies import Bodies, clean
from extractors.entities.official.names import NameReader, Reading, surname_length
from extractors.entities.official.posts import LEXICON, Post, posts
from extractors.entities.official.shapes import Slot, exact, listed, slots
from extractors.entities.official.told import told
from kg.core.mentions import OfficialMention
from kg.rules.view import ArticleView

_UNPLACED = 4  # a body named by so few characters and without a place is one of the place before it (政法委)
_JOIN = re.compile(r"、|兼|，兼任|、“[^“”\n]{1,14}”")  # between two posts of one person
_UNQUOTED = {ord(c): None for c in "“”‘’"}
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
    held: Post | None = None  # one person for a post; the first shape is the plainest
    for slot in candidates:
        titled = slot.rule == "official.title_name"
        if slot.post == held and not titled:
            continue
        reading = exact(text, slot, reader)
        if reading is None:
            if titled and surname_length(text, slot.at):
                reason = "no name: an everyday word, or no plain end"
                view.reject("official", slot.post.start, min(slot.at + 3, len(text)), slot.rule, reason)
            continue
        if slot.post == held:
            continue
        held = slot.post
        holders.append((held, slot, reading))
        holders.extend(_further(text, held, reading, reader))
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
        at = slot.at
        yield at
        for end, mark in enumerate(text[at + 2 : at + 5], at + 2):
            if mark in "、和":
                yield end + 1


def _further(text: str, post: Post, reading: Reading, reader: NameReader) -> Iterator[Holder]:
    for _ in range(_LISTED):
        slot = next(listed(text, reading, post), None)
        following = exact(text, slot, reader) if slot else None
        if slot is None or following is None:
            return
        yield post, slot, following
        reading = following


class _Bodies:
    """Bodies of the posts of an article, found when asked for: most posts have no holder."""

    def __init__(self, view: ArticleView, found: list[Post]) -> None:
        self._text = view.text
        self._bodies = Bodies(view)
        self._before = dict(zip(found[1:], found, strict=False))
        self._resolved: dict[Post, tuple[str, str]] = {}

    def joined(self, post: Post) -> Post | None:
        """The post before it that the same person holds, where 、 or the like joins them."""
        before = self._before.get(post)
        if before is not None and _JOIN.fullmatch(self._text, before.end, max(before.end, post.body)):
            return before
        return None

    def of(self, post: Post) -> tuple[str, str]:
        """Names of its body and of the place alone; a second post is in the same place as the first."""
        if post not in self._resolved:
            chain = [post]
            while (before := self.joined(chain[-1])) is not None and before not in self._resolved:
                chain.append(before)
            for one in reversed(chain):
                self._resolved[one] = self._resolve(one, before)
                before = one
        return self._resolved[post]

    def _resolve(self, post: Post, before: Post | None) -> tuple[str, str]:
        body = self._bodies.resolve(post)
        if before is None or not self._resolved[before][0]:
            return body
        short = len(body[0]) <= _UNPLACED and not body[1]  # 市委常委、政法委书记
        return _part_of(self._resolved[before], body[0]) if short or self._bodies.bare(post) else body


def _mentions(view: ArticleView, found: list[Post], holders: list[Holder]) -> list[OfficialMention]:
    """Mentions with bodies; a post joined to the one before it by 、 gives that one too."""
    if not holders:
        return []
    holders, found = _after_names(view.text, found, holders)
    bodies = _Bodies(view, found)
    out: list[OfficialMention] = []
    for holder, slot, reading in holders:
        post: Post | None = holder
        while post is not None:
            reason = _not_public(view.text, post)
            if reason:
                view.reject("official", slot.at, reading.end, slot.rule, reason)
            else:
                out.append(_mention(view, post, slot, reading, bodies.of(post)))
            post = bodies.joined(post) if slot.rule != "official.listed_name" else None
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
            moved[post] = post._replace(body=at)
    if not moved:
        return holders, found
    return [(moved.get(p, p), s, r) for p, s, r in holders], [moved.get(p, p) for p in found]


def _mention(view: ArticleView, post: Post, slot: Slot, reading: Reading, body: tuple[str, str]) -> OfficialMention:
    title = view.text[post.start : post.end].translate(_UNQUOTED)
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
