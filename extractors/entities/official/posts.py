"""Posts: the words of a title and what stands left of them.

`社区党支部书记、居委会主任` is one post: its title `党支部书记、居委会主任`, its body `社区`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from extractors.entities.official.affixes import Beginnings, Endings
from kg.core.lazy import lazy
from kg.rules.lexicon import Lexicon
from kg.rules.scanner import Hit
from kg.rules.view import ArticleView
from kg.text.edges import PLAIN, edge_words, left_edge

LEXICON = Lexicon.load(Path(__file__).with_name("lexicon.toml"))
_BODY_NOUN = re.compile(r"管理局|监督局|中心|服务|委员会|协会|[局处会科站所办室部院组司]")
_IN_CHARGE = re.compile(r"分管|主管|负责|主持")
_PREPOSITIONS = frozenset("在对让由向被把从与给")
_PLACE_LAST = tuple("省市县区州旗镇乡村道")
_JOINED = 16  # characters from a post to the noun of another that 、 joins to it, at most
_OF_STATE = frozenset({"主席", "副主席", "秘书长"})  # of 全国政协; its 委员 are named in reports
_PART_OF = frozenset({"干部", "组织"})  # 组织部|干部一处, 组织部|组织二处: no people who act
_SECOND = ("负责人", "经理")  # after another post: 副书记、老年食堂|负责人
_OWNED = ("负责人", "会长", "副会长")
_WORDLIKE = re.compile(r"[^\W_]*")
_SHORT, _BEFORE_SHORT = ("村委", "居委"), frozenset("村区任选兼")
_STAFF = frozenset(("镇干部", "乡干部", "街道干部"))  # 柳河镇|干部
_REACH = 36  # characters left of a title that may hold its body


class Post:
    """A title in the text.

    The title goes from `start` to `end`, its last noun from `noun`; what names its body goes from `body` to
    `body_end`: this is read when first asked for, as most posts have no holder.
    """

    def __init__(self, start: int, noun: int, end: int, read: Callable[[], tuple[int, int]]) -> None:
        """`read` gives the span of the body."""
        self.start = start
        self.noun = noun
        self.end = end
        self._read = read

    @lazy
    def span(self) -> tuple[int, int]:
        """Where the body is named."""
        return self._read()

    @lazy
    def body(self) -> int:
        """Where what names the body begins."""
        return self.span[0]

    @lazy
    def body_end(self) -> int:
        """Where what names the body ends."""
        return self.span[1]

    def after(self, at: int) -> Post:
        """The same post with a body that is named no sooner than `at`."""
        end = self.body_end
        return Post(self.start, self.noun, self.end, lambda: (min(end, at), end))


@dataclass(frozen=True, slots=True)
class _Tables:
    left: frozenset[str]
    left_sizes: tuple[int, ...]
    left_ends: frozenset[str]
    federations: frozenset[str]
    joins: frozenset[str]
    cut: re.Pattern[str]
    not_before: Beginnings
    roles: dict[str, Endings]
    inside: frozenset[str]
    edges: frozenset[str]  # characters that a plain edge word may end with
    national: Endings


def longest_first(words: str) -> tuple[str, ...]:
    """The words of a table, longer ones first."""
    return tuple(sorted(words.split(), key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    title, bodies = LEXICON.tables["title"], LEXICON.tables["bodies"]
    words = edge_words()
    left = longest_first(title["units"] + " " + title["ranks"])
    return _Tables(
        left=frozenset(left),
        left_sizes=tuple(sorted({len(w) for w in left}, reverse=True)),
        left_ends=frozenset(w[-1] for w in left),
        federations=frozenset(title["federations"].split()),
        joins=frozenset(title["joins"].split()),
        cut=re.compile("|".join(longest_first(LEXICON.tables["verbs"]["cut"]))),
        not_before=Beginnings(title["not_before"].split()),
        roles={k: Endings(v.split()) for k, v in LEXICON.tables["roles"].items()},
        inside=frozenset(bodies["inside"].split()),
        edges=words.hard.union(word[-1] for word in words.strong),
        national=Endings(bodies["national"].split()),
    )


def title_start(text: str, noun: int, floor: int) -> int:
    """Where the title begins whose noun begins at `noun`: units and ranks left of it belong to it.

    A federation with its place is a body of its own: 云溪市妇联|主席, but 书记兼|妇联主席.
    """
    tables = _tables()
    at = noun
    while at > floor and text[at - 1] in tables.left_ends:
        for size in tables.left_sizes:
            word = text[at - size : at] if at - size >= floor else ""
            if word in tables.left:
                if text[at] == "党" and word in ("包村", "驻村"):
                    continue  # a village whose name ends like that
                if word in _SHORT and not _stands_alone(text, at - size):
                    return at  # 柳河|村委|书记: the last word of the village
                if word in tables.federations and text[at - size - 1 : at - size] in _PLACE_LAST:
                    return at
                at -= size
                break
        else:
            return at
    return at


def _stands_alone(text: str, at: int) -> bool:
    """Does no name of a place run into the short name of its committee at `at`?"""
    return text[at - 1 : at] in _BEFORE_SHORT or left_edge(text, at)[0] >= PLAIN


#: 来的有|村党支部委员: nobody's village
_THERE_IS = frozenset({"有村", "有社区", "有镇", "有乡", "有街道", "有小区"})


def body_span(text: str, end: int, places: Sequence[int] = (), floor: int = 0) -> tuple[int, int]:
    """Where the words stand that name the body of a title at `end`: back to a mark, a verb or a preposition.

    `places` are the positions where places begin, sorted: what follows a place is a name, not a verb. Nothing
    left of `floor` belongs to it.

    >>> body_span("来自市民政局的下沉干部", 7)
    (2, 6)
    """
    while end and text[end - 1] in "“‘":
        end -= 1
    if end and text[end - 1] == "）":  # 市民热线中心（以下简称…）主任
        opening = text.rfind("（", max(0, end - _REACH), end)
        end = opening if opening >= 0 else end
    floor = max(floor, end - _REACH)
    run = _WORDLIKE.match(text[floor:end][::-1])  # reversed: at C speed
    at = end - run.end() if run else end
    if at == end:
        return at, end
    tables = _tables()
    for cut in tables.cut.finditer(text, at, end):
        at = cut.end()
    if text.endswith("的", at, end) and text.endswith("来自", 0, at):
        return at, end - 1
    found = text.rfind("的", at, end)
    if found == end - 1 and (charge := _IN_CHARGE.search(text, at, found)):
        return at, charge.start()
    if found >= 0:
        at = found + 1
    i = bisect_left(places, at)
    place = places[i] if i < len(places) and places[i] < end else end
    for k in range(end, at, -1):
        last = text[k - 1]
        if last not in tables.edges:
            continue
        strength, word = left_edge(text, k)
        if strength < PLAIN or word in tables.inside or (len(word) > 1 and _BODY_NOUN.match(text, k)):
            continue
        if k > place and word == last and last not in _PREPOSITIONS:
            continue
        if word in _PART_OF and text.endswith("部", at, k - 2):
            continue
        return k, end
    return at + (text[at:end] in _THERE_IS), end


def posts(view: ArticleView) -> list[Post]:
    """The posts of an article, in order; titles joined by 、 or 兼 are one post."""
    role_hits = view.hits("official.roles")
    nouns = _longest([*view.hits("official.posts"), *role_hits])
    roles = frozenset(role_hits)
    found = view.mentions("place")
    places, ends = [m.start for m in found], frozenset([m.end for m in found])
    done: list[Post] = []
    for hit in nouns:
        if hit[2][0] in "社村" or hit[2] in _STAFF:
            hit = _without_place(hit, ends)
        post = _post(view.text, hit, done[-1] if done else None, hit in roles, places)
        if post is None:
            continue
        if done and done[-1].start == post.start:
            done.pop()
        done.append(post)
    return done


def _without_place(hit: Hit, ends: frozenset[int]) -> Hit:
    """The noun without the last word of a place: 柳河社区|书记. `ends` are those of places."""
    start, end, word = hit
    size = 2 if word.startswith(("社区", "街道")) else 1
    return Hit(start + size, end, word[size:]) if start + size in ends and len(word) > size + 1 else hit


def _longest(hits: list[Hit]) -> list[Hit]:
    """Hits that lie in no other hit; of two that overlap the later one (总支书记 holds no 支书)."""
    kept: list[Hit] = []
    hits.sort(key=itemgetter(1), reverse=True)
    hits.sort(key=itemgetter(0))
    last = 0  # where the one kept last ends
    for hit in hits:
        start, end, _ = hit
        if end <= last:
            continue
        if start < last:
            kept.pop()
        kept.append(hit)
        last = end
    return kept


def _post(text: str, hit: Hit, before: Post | None, role: bool, places: Sequence[int]) -> Post | None:
    """The post of a noun, or None where it is none; one with `before` where both are joined."""
    tables = _tables()
    noun, end, word = hit
    setting = tables.roles.get(word) if role else None
    public = not role
    if setting is not None:
        owned = noun - (word in _OWNED and text[noun - 1 : noun] == "的")  # 志愿服务队的|负责人
        public = setting.at(text, max(0, noun - 12), owned) != ""
    if not public and (before is None or noun - before.end > _JOINED):
        return None
    if not public and setting is not None and word[-1] != "长" and word not in _SECOND:
        return None  # after another post the words of its body need not stand again: 党组书记、院长
    if not ends_word(text, end):
        return None
    if word == "书记" and text[noun - 1 : noun] == "总":  # 党总支书记 ends in 支
        return None
    left = before.end if before else 0
    start = title_start(text, noun, max(left, noun - _REACH))
    if tables.national.at(text, 0, start) or (word in _OF_STATE and text.endswith("全国", 0, start)):
        return None
    if before is not None and text[left:start] in tables.joins:
        return Post(before.start, noun, end, lambda: before.span)
    if not public:
        return None
    return Post(start, noun, end, lambda: body_span(text, start, places, left))


def ends_word(text: str, end: int) -> bool:
    """Is the noun that ends at `end` a word of its own (书记, not 书记岗位)?"""
    return not _tables().not_before.at(text, end)
