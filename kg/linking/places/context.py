"""What an article says of its places so far, and what that makes likely for the next one."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence

from kg.core.counts import counts
from kg.core.lazy import lazy
from kg.core.mentions import PlaceMention
from kg.linking.places.entities import RANK, Entity, entity_of
from kg.linking.places.outcome import Choice
from kg.text.gazetteer import UPPER_LEVELS, Division, gazetteer

#: a quarter belongs to the community named before it only if that was named lately (characters)
NEAR = 600
#: so many of its villages told of say which of several townships is meant
CLUSTER = 2
#: names of more characters (社区 included) are rare enough to be looked up in a province
LONG_NAME = 4
#: what a place without a stated parent is likely to lie in, if that was named shortly before
_HOLDERS = {
    "village": ("township",),
    "quarter": ("community", "village", "township"),
    "grid": ("quarter", "community", "village"),
}
MUNICIPALITIES = ("11", "12", "31", "50")
_TOWNSHIP = RANK["township"]
_WHOLES = ("community", "quarter")


class Context:
    """Mentions of an article with the choices made for them."""

    def __init__(
        self,
        mentions: Sequence[PlaceMention],
        home: str | None,
        year: int | None,
        scope: str,
        page: Iterable[Entity],
    ) -> None:
        """Begin with the mentions, sorted by position, each once; the rest is as for `resolve_places`."""
        self.mentions = mentions
        self.year = year
        self.scope = scope
        self._page = sorted({e.key: e for e in page}.values(), key=lambda e: (-e.rank, e.key))
        #: names, with their levels, that the page was asked for, and whether it was asked for more
        self.wanted: set[tuple[str, str]] = set()
        self.leans = False
        self.home = self._home(home)
        self.choices: dict[int, tuple[PlaceMention, Choice]] = {}  # by identity of the mention
        self.named: dict[str, list[tuple[PlaceMention, Choice]]] = {}
        #: choices by name, alias, level and stated parents: what all share means the same place
        self.again: dict[tuple[str, str, str, tuple[str, ...]], Choice] = {}
        self.upper: list[tuple[int, Entity]] = []  # townships and above, in the order in which they were chosen
        self._spots: dict[str, list[tuple[int, int, Entity]]] = {}  # these by key, as far as they were looked at
        self._looked_at = 0
        self._named: list[Entity] = []  # chosen since the weights were last asked for
        self._weights: dict[str, int] = {}
        self.wholes: dict[str, list[PlaceMention]] = {}  # quarters and communities by their first two characters
        self.implied: dict[tuple[str, ...], Choice | None] = {}

    @property
    def page(self) -> list[Entity]:
        """What other articles of the page tell of, the smallest first; to ask is noted."""
        self.leans = True
        return self._page

    @lazy
    def levels(self) -> dict[str, str]:
        """Level of each name, where it stands first."""
        return {m.name: m.level for m in reversed(self.mentions)}

    def _home(self, home: str | None) -> Entity | None:
        if not home:
            return None
        found = gazetteer().lookup(home, levels=UPPER_LEVELS)
        best = [d for d in found if d.level == found[0].level] if found else []
        return entity_of(best[0]) if len(best) == 1 else None

    def put(self, mention: PlaceMention, choice: Choice) -> None:
        """Keep what was decided for a mention."""
        entity = choice.entity
        if mention.level in _WHOLES and id(mention) not in self.choices:
            self.wholes.setdefault(mention.name[:2], []).append(mention)
        self.choices[id(mention)] = mention, choice
        self._named.append(entity)
        if entity.rank <= _TOWNSHIP:
            self.upper.append((mention.start, entity))
        same = mention.name, mention.alias_of, mention.level, mention.within
        if same in self.again:
            return
        if mention.within:
            self.again[same] = choice
        else:
            known = self.named.get(mention.name, ())
            if known and not known[-1][0].within and all(c.entity.key == entity.key for _, c in known):
                return  # said again: nothing new for the nearest of the same name
        for name in {mention.name, mention.alias_of, entity.name}:
            if name:
                self.named.setdefault(name, []).append((mention, choice))

    @property
    def weights(self) -> dict[str, int]:
        """How often each place is named so far, itself or as parent of another, by key."""
        weights = self._weights
        for entity, times in counts(self._named).items():
            for key in entity.keys:
                weights[key] = weights.get(key, 0) + times
        self._named.clear()
        return weights

    def support(self, division: Division) -> int:
        """How strongly the other places of the article speak for a candidate."""
        line = _codes_above(division)
        score = 0
        for m, choice in self.choices.values():
            if choice.entity.code and choice.entity.code in line:
                score += 4 if choice.entity.code != division.code[:2] else 2
            elif choice.entity.code and division.code[:4] == choice.entity.code[:4] and len(m.name) > 1:
                score += 3
        if self.home and self.home.code in line:
            score += 2
        table = gazetteer()
        for m in self.mentions:
            if m.level == "township" and table.lookup(m.name, levels=("township",), within=division.code):
                score += 3
            elif m.level in ("community", "village") and table.lookup(m.name, within=division.code):
                score += 1
        return score

    def telling(self, name: str, scope: Entity) -> bool:
        """Whether a name alone may be looked up in a whole prefecture or province."""
        if self.home and scope.code == self.home.code:
            return True
        rivals = {c.entity.key for _, c in self.choices.values() if c.entity.level == scope.level}
        compact = scope.level == "prefecture" or scope.code in MUNICIPALITIES
        return len(rivals) < 2 and (compact or len(name) > LONG_NAME)

    def around(self, mention: PlaceMention) -> list[Entity]:
        """Places of the article above a mention: those before it, last first, then others by how often."""
        start = mention.start
        for number in range(self._looked_at, len(self.upper)):
            position, entity = self.upper[number]
            insort(self._spots.setdefault(entity.key, []), (position, -number, entity))
        self._looked_at = len(self.upper)
        found: list[tuple[int, bool, int, int, int, Entity]] = []
        for spots in self._spots.values():
            i = bisect_right(spots, (start, 1))
            if i:
                position, number, entity = spots[i - 1]
                order = False, 0, -position
            else:  # of those at the first position, the one that was chosen first
                position = spots[0][0]
                _, number, entity = spots[bisect_right(spots, (position, 1)) - 1]
                order = True, -len(spots), position
            # smaller places first: a township or county says more than the province in the dateline
            found.append((-min(entity.rank, _TOWNSHIP), *order, -number, entity))
        return [entity for *_, entity in sorted(found)]

    def same_name(self, mention: PlaceMention) -> Choice | None:
        """What was decided for the same name elsewhere in the article, if the stated parents agree."""
        within, start = mention.within, mention.start
        if within and (decided := self.again.get((mention.name, mention.alias_of, mention.level, within))):
            return decided
        name = mention.alias_of or mention.name
        best: tuple[int, Choice] | None = None
        rank = RANK[mention.level]
        for other, choice in self.named.get(name, ()):
            if RANK[other.level] != rank:
                continue
            if within and not agree(within, other, choice.entity):
                continue
            distance = abs(other.start - start)
            if best is None or distance < best[0]:
                best = distance, choice
        if best is None and mention.level not in UPPER_LEVELS and not mention.within:
            self.wanted.add((name, mention.level))
            for entity in self._page:
                if entity.name == name and entity.level == mention.level:
                    return Choice(entity, ["told of in another article of the page"])
        return best[1] if best else None

    def holder(self, mention: PlaceMention) -> Entity | None:
        """The place of the article that most likely holds a mention that states no parent."""
        if mention.level in UPPER_LEVELS:
            return None
        near = self.before(mention, _HOLDERS.get(mention.level, ()))
        if near:
            return near
        if RANK[mention.level] >= RANK["quarter"] and (only := self.only("community") or self.only("village")):
            return only
        if RANK[mention.level] > _TOWNSHIP and (only := self._one_township()):
            return only
        around = [e for e in self.around(mention) if e.rank < RANK["township"]]
        if around and around[0].rank < RANK["county"]:
            return max(around, key=lambda e: (e.rank, self.weights.get(e.key, 0)))
        for entity in around:  # one that is only named in passing does not hold what follows
            if self.weights.get(entity.key, 0) > 1 or len(around) == 1:
                return entity
        return around[0] if around else self.of_page() or self.home

    def _one_township(self) -> Entity | None:
        """The one township of an article that tells of no two counties: what states no parent lies in it."""
        only = self.only("township")
        counties = {e.key for _, e in self.upper if e.level == "county"}
        return only if only and len(counties) <= 1 and counties.issubset(only.keys) else None

    def whole(self, mention: PlaceMention) -> Entity | None:
        """The quarter or community that a quarter or grid is a part of by its name (柳苑小区 of 柳苑B区)."""
        if RANK[mention.level] < RANK["quarter"]:
            return None
        for m in self.wholes.get(mention.name[:2], ()):
            choice = self.choices[id(m)][1]
            stem = m.name.removesuffix("小区")
            part = len(stem) > 1 and mention.name.startswith(stem) and mention.name.removesuffix("小区") != stem
            if part and (m.level != mention.level or m.name != stem):
                return choice.entity
        return None

    def of_page(self) -> Entity | None:
        """The one county (else prefecture) that the page's other articles tell of."""
        for level in ("county", "prefecture"):
            found = [e for e in self.page if e.level == level]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def before(self, mention: PlaceMention, levels: tuple[str, ...]) -> Entity | None:
        """The last place of these levels shortly before a mention, if no county was named in between."""
        near = [
            (m.start, m.level in levels, c.entity)
            for m, c in self.choices.values()
            if m.start < mention.start and mention.start - m.start <= NEAR and m.level in (*levels, "county")
        ]
        if not near:
            return None
        _, right, entity = max(near, key=lambda x: (x[0], x[1]))
        return entity if right else None

    def only(self, level: str) -> Entity | None:
        """The one place of a level that the article tells of."""
        found = {c.entity.key: c.entity for m, c in self.choices.values() if m.level == level}
        return next(iter(found.values())) if len(found) == 1 else None


def _codes_above(division: Division) -> set[str]:
    """Codes of a division and of all above it, on the map and in the corps."""
    table = gazetteer()
    if division.level in UPPER_LEVELS:
        return {d.code for corps in (False, True) for d in table.chain(division.code, corps=corps)}
    above = {d.code for corps in (False, True) for d in table.chain(division.parent_code, corps=corps)}
    return above | {division.code}


def agree(within: tuple[str, ...], other: PlaceMention, entity: Entity) -> bool:
    """Whether an entity lies in all of the stated parents, by any of their names."""
    names = entity.names
    return all(
        name in names
        or name in other.within
        or any(d.name in names or d.name in other.within for d in gazetteer().lookup(name, levels=UPPER_LEVELS))
        for name in within
    )
