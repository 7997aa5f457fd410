"""Officials of an article: posts, the names beside them, the bodies that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.entities.official.bodies import Bodies
from extractors.entities.official.names import NameReader, Reading
from extractors.entities.official.posts import Post, posts
from extractors.entities.official.shapes import Slot, exact, listed, slots
from kg.core.mentions import OfficialMention
from kg.rules.view import ArticleView

_UNPLACED = 6  # a body named by so few characters and without a place is one of the place before it (政法委)
_LISTED = 6  # names that one title may govern


def find(view: ArticleView) -> list[OfficialMention]:
    """All officials that the article names, one mention for each statement of a post."""
    text = view.text
    found = posts(view)
    candidates = [s for post in found for s in slots(text, post)]
    reader = NameReader(text)
    reader.prepare(_positions(text, candidates))
    holders: list[tuple[Post, Slot, Reading]] = []
    for slot in candidates:
        reading = exact(text, slot, reader)
        if reading is None:
            continue
        if holders and holders[-1][0] == slot.post and slot.rule != "official.listed_name":
            continue  # one person for a post; the first shape is the plainest
        holders.append((slot.post, slot, reading))
        holders.extend(_further(text, slot.post, reading, reader))
    return _mentions(view, found, holders)


def _positions(text: str, candidates: list[Slot]) -> Iterator[int]:
    """Positions where a name may begin, those of lists too."""
    for slot in candidates:
        yield slot.at
        for size in (2, 3, 4):
            if text[slot.at + size : slot.at + size + 1] in ("、", "和"):
                yield slot.at + size + 1


def _further(text: str, post: Post, reading: Reading, reader: NameReader) -> Iterator[tuple[Post, Slot, Reading]]:
    for _ in range(_LISTED):
        slot = next(listed(text, reading, post), None)
        following = exact(text, slot, reader) if slot else None
        if slot is None or following is None:
            return
        yield post, slot, following
        reading = following


def _mentions(view: ArticleView, found: list[Post], holders: list[tuple[Post, Slot, Reading]]) -> list[OfficialMention]:
    """Mentions with bodies; a post joined to the one before it by 、 gives that one too."""
    bodies = Bodies(view)
    resolved = {post: bodies.resolve(post) for post in found}
    joined = {b: a for a, b in zip(found, found[1:], strict=False) if view.text[a.end : b.body] in ("、", "兼", "，兼任")}
    for post in found:  # 市委常委、政法委书记: the second post is in the same place
        if post in joined and not resolved[post][1] and resolved[joined[post]][1] and len(resolved[post][0]) <= _UNPLACED:
            resolved[post] = resolved[joined[post]]
    out: list[OfficialMention] = []
    for post, slot, reading in holders:
        while True:
            out.append(_mention(view, post, slot, reading, resolved[post]))
            if post not in joined or slot.rule == "official.listed_name":
                break
            post = joined[post]
    return _consistent(out)


def _mention(view: ArticleView, post: Post, slot: Slot, reading: Reading, body: tuple[str, str]) -> OfficialMention:
    title = view.text[post.start : post.end].translate({ord(c): None for c in "“”‘’"})
    return OfficialMention(
        start=slot.at,
        end=reading.end,
        name=reading.name,
        rule=slot.rule,
        confidence=reading.confidence,
        title=title,
        of=body[0],
        place=body[1],
        evidence=(min(post.body, slot.at), max(post.end, reading.end)),
    )


def _consistent(mentions: list[OfficialMention]) -> list[OfficialMention]:
    """One mention for each statement: repeats of the same words in the same place are dropped."""
    seen: dict[tuple[int, str], OfficialMention] = {}
    for m in sorted(mentions):
        seen.setdefault((m.start, m.title), m)
    return list(seen.values())
