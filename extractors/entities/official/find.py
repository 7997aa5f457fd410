"""Officials of an article: posts, the names beside them, the bodies that they belong to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from extractors.entities.official.appointed import appointed
from extractors.entities.official.bodies import Bodies, Body, clean
from extractors.entities.official.exact import exact
from extractors.entities.official.names import NameReader, Reading, surname_length
from extractors.entities.official.posts import LEXICON, Post, longest_first, posts
from extractors.entities.official.shapes import Slot, ending, listed, slots
from extractors.entities.official.told import told
from kg.core.mentions import OfficialMention
from kg.rules.view import ArticleView
from kg.text.patterns import spelled_out

_UNPLACED = 4  # a body named by so few characters and without a place is one of the place before it (政法委)
_JOIN = re.compile(
    r"、|兼|，兼任|，(?:同时|也|还|又)(?:也|还|又)?(?:是|担任|兼任)|、“[^“”\n]{1,14}”"
)  # between two posts of one person
_HEAD = re.compile(r"[省市县区州旗镇乡]长$")
_OFFICE = re.compile("[长任员]”?\\Z")  # an office before it: “楼组长”志愿者
# ends of a body that sends its own to a community (双报到)
_EMPLOYER = re.compile("(?:[局委办院厅所站部处厂校]|中心|公司|银行|集团|[支大中]队|机关|单位)的?[”’]?$")
_IN_CHARGE = re.compile("相关|有关|具体")
_OF_THE_PUBLIC = re.compile(
    "(?:[局委办厅院所站队会处科室股镇乡村县市区旗州]|街道|中心|政府|社区|小区|物业|(?:工作|组织|宣传|统战)部|单位|部门|机关|该.{1,3})$"
)
_UNQUOTED = {ord(c): None for c in "“”‘’"}
_QUOTED = 12  # characters before a title that are quoted with it where they name no body
_BODY_REACH = 100  # characters from a title back to where the name of its body may begin, at most
_TOLD_BEFORE = ("official.name_apposition", "official.name_holds_post")
_LISTED = 6  # names that one title may govern

_ORDER = attrgetter("start", "end", "name", "rule", "confidence", "title", "of", "place", "evidence")
Holder = tuple[Post, Slot, Reading]

_PARTY_PARTS = ("政法委", "组织部", "宣传部", "统战部", "工作部", "纪委", "编办")
_PARTS = (*_PARTY_PARTS, "局", "监委")
_WHOLES = ("省", "市", "县", "区", "州", "旗")
_COMMITTEE = re.compile(r"[^委]*[省市县区州旗]委")


def find(view: ArticleView) -> Iterator[OfficialMention | None]:
    """All officials that the article names, one mention for each statement of a post; None where a step ends."""
    text = view.text
    found = posts(view)
    yield None
    candidates = [s for post in found for s in (*slots(text, post), *appointed(text, post, ending))]
    own = list(told(view))
    found += [post for post, _ in own]
    candidates += [slot for _, slot in own]
    reader = NameReader(text)
    reader.prepare(_positions(text, candidates))
    following = dict(pairwise(found))
    yield None
    holders: list[Holder] = []
    held: Post | None = None  # one person for a post; the first shape is the plainest
    for slot in candidates:
        titled = slot.rule == "official.title_name"
        if slot.post is held and not titled:
            continue
        reading = exact(text, slot, reader)
        if reading is None:
            if titled and surname_length(text, slot.at):
                reason = "no name: an everyday word, or no plain end"
                view.reject("official", slot.post.start, min(slot.at + 3, len(text)), slot.rule, reason)
            continue
        if slot.post is held:
            continue
        held = slot.post
        holders.append((_last_of(text, following, held) if slot.rule in _TOLD_BEFORE else held, slot, reading))
        holders.extend(_further(text, held, reading, reader))
    yield None
    yield from _mentions(view, found, holders)


def _last_of(text: str, following: dict[Post, Post], post: Post) -> Post:
    """The last of the posts that 、 joins to one whose holder stands before it: they are all the holder's."""
    while (then := following.get(post)) is not None and _JOIN.fullmatch(text, post.end, max(post.end, then.body)):
        post = then
    return post


def _not_public(text: str, post: Post, name: str) -> str:
    """Why a post is none in governance or public service ("" where it is)."""
    body = text[post.body : post.body_end]
    enterprise, public, leaders = _settings()
    if name in leaders:
        return "a leader of the state"
    title = text[post.start : post.end]
    if _private(title) and not _OFFICE.search(text, max(0, post.start - 2), post.start):
        return "a private person: no post, but what anybody may be"
    if title.endswith("党员") and not _EMPLOYER.search(body):
        return "a private person: a Party member without an office, and no employer is told"
    if _IN_CHARGE.match(title) and body and not _OF_THE_PUBLIC.search(body):
        return "somebody in charge at an enterprise"
    trade = enterprise.search(body) and not public.search(body + title)
    return "an enterprise's own post" if trade else ""


@lru_cache(maxsize=1)
def _settings() -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What marks an enterprise and what a public body, and the leaders of the state."""
    table = LEXICON.tables["bodies"]
    enterprise, public = (spelled_out("|".join(longest_first(table[key]))) for key in ("enterprise", "public"))
    return enterprise, public, frozenset(table["leaders"].split())


@lru_cache(maxsize=1)
def _anybody() -> tuple[tuple[str, ...], tuple[str, ...], frozenset[str]]:
    """How titles of private people end, words for residents, and what these do."""
    own = LEXICON.tables["private"]
    return tuple(own["ends"].split()), longest_first(own["residents"]), frozenset(own["tasks"].split())


def _private(title: str) -> bool:
    """Is it what anybody may be (热心居民, 居民讲解员)?"""
    ends, residents, tasks = _anybody()
    return title.endswith(ends) or any(title.startswith(r) and title[len(r) :] in tasks for r in residents)


def _positions(text: str, candidates: list[Slot]) -> Iterator[int]:
    """Positions where a name may begin, those of lists too."""
    for slot in candidates:
        at = slot.at
        yield at
        following = text[at + 2 : at + 5]
        if "、" in following or "和" in following:
            for end, mark in enumerate(following, at + 2):
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
        self._resolved: dict[Post, Body] = {}

    def joined(self, post: Post) -> Post | None:
        """The post before it that the same person holds, where 、 or the like joins them."""
        before = self._before.get(post)
        if before is not None and _JOIN.fullmatch(self._text, before.end, max(before.end, post.body)):
            return before
        return None

    def of(self, post: Post) -> Body:
        """Names of its body and of the place alone; a second post is in the same place as the first."""
        if post not in self._resolved:
            chain = [post]
            while (before := self.joined(chain[-1])) is not None and before not in self._resolved:
                chain.append(before)
            for one in reversed(chain):
                self._resolved[one] = self._resolve(one, before)
                before = one
        return self._resolved[post]

    def _resolve(self, post: Post, before: Post | None) -> Body:
        body = self._bodies.resolve(post)
        if before is None or not self._resolved[before].name:
            return body
        if _HEAD.search(self._text, post.start, post.end) and self._bodies.bare(post):
            place = self._resolved[before].place  # 云溪县委常委、副县长: the county's, not its committee's
            if place:
                return Body(place, place)
        short = len(body.name) <= _UNPLACED and not body.place  # 市委常委、政法委书记
        return _part_of(self._resolved[before], body.name) if short or self._bodies.bare(post) else body


def _mentions(view: ArticleView, found: list[Post], holders: list[Holder]) -> list[OfficialMention]:
    """Mentions with bodies; a post joined to the one before it by 、 gives that one too."""
    if not holders:
        return []
    holders, found = _after_names(view.text, found, holders)
    bodies = _Bodies(view, found)
    out: list[tuple[OfficialMention, bool]] = []
    for holder, slot, reading in holders:
        post: Post | None = holder
        while post is not None:
            reason = _not_public(view.text, post, reading.name)
            if reason:
                view.reject("official", slot.at, reading.end, slot.rule, reason)
            else:
                body = bodies.of(post)
                out.append((_mention(view, post, slot, reading, body), body.told))
            post = bodies.joined(post) if slot.rule != "official.listed_name" else None
    return _consistent(_agreed(out))


def _part_of(body: Body, part: str) -> Body:
    """The body of a second post that names a part of the first one's: 东江市委, 政法委 → 东江市委政法委."""
    name, place, told, _ = body
    if not part.endswith(_PARTS) or part in name:
        return body
    committee = _COMMITTEE.match(name)
    if part.endswith(_PARTY_PARTS):
        whole = committee.group() if committee else f"{name}委" if name.endswith(_WHOLES) else ""
        whole = whole.replace("自治区委", "自治区党委")
    else:
        whole = place if committee and place.endswith(_WHOLES) else name if name.endswith(_WHOLES) else ""
    return Body(whole + part, place, told) if whole else body


def _after_names(text: str, found: list[Post], holders: list[Holder]) -> tuple[list[Holder], list[Post]]:
    """The same with bodies that begin after a name before them: 网格员王某和街道综治办主任李某."""
    ends = sorted({reading.end for _, _, reading in holders})
    moved: dict[Post, Post] = {}
    for post in found:
        i = bisect_right(ends, post.start) - 1
        if i < 0 or ends[i] <= post.start - _BODY_REACH:  # no need to read the body
            continue
        i = bisect_right(ends, post.body_end) - 1
        if i >= 0 and ends[i] > post.body:
            moved[post] = post.after(ends[i] + (text[ends[i] : ends[i] + 1] in ("和", "与", "及", "、")))
    if not moved:
        return holders, found
    return [(moved.get(p, p), s, r) for p, s, r in holders], [moved.get(p, p) for p in found]


def _mention(view: ArticleView, post: Post, slot: Slot, reading: Reading, body: Body) -> OfficialMention:
    title = body.section + view.text[post.start : post.end].translate(_UNQUOTED)
    named = view.text.find(body.name, post.body, post.start) if body.name else -1
    if named < 0 and post.body_end == post.start:  # 社区党委书记: the bare word belongs to what is quoted
        words = len(clean(view.text[post.body : post.start]))
        named = post.start - words if words <= _QUOTED else -1
    return OfficialMention(
        start=slot.at,
        end=reading.end,
        name=reading.name,
        rule=slot.rule,
        confidence=reading.confidence,
        title=title,
        of=body.name,
        place=body.place,
        evidence=(min(named if named >= 0 else post.start, slot.at), max(post.end, reading.end)),
    )


def _agreed(mentions: list[tuple[OfficialMention, bool]]) -> list[OfficialMention]:
    """Mentions whose body was guessed get the one that the text tells of the same person's same post."""
    if all(sure for _, sure in mentions):
        return [m for m, _ in mentions]
    told: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for m, sure in mentions:
        if sure and m.of:
            told.setdefault((m.name, m.title[-2:]), set()).add((m.of, m.place))
    out: list[OfficialMention] = []
    for m, sure in mentions:
        known = () if sure else told.get((m.name, m.title[-2:]), ())
        if len(known) == 1:
            of, place = next(iter(known))
            m = replace(m, of=of, place=place)
        out.append(m)
    return out


def _consistent(mentions: list[OfficialMention]) -> list[OfficialMention]:
    """One mention for each statement: repeats of the same words in the same place are dropped."""
    seen: dict[tuple[int, str], OfficialMention] = {}
    for m in sorted(mentions, key=_ORDER):
        seen.setdefault((m.start, m.title), m)
    return list(seen.values())
