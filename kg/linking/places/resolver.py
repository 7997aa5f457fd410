"""The places of one article, decided together: upper ones first, then what lies in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from kg.core.mentions import PlaceMention
from kg.linking.places.candidates import Found, candidates
from kg.linking.places.context import CLUSTER, Context, agree
from kg.linking.places.entities import RANK, Entity, entity_of
from kg.linking.places.outcome import Choice, PlaceResolution, count_of, level_of, paths_of
from kg.text.gazetteer import SETTLEMENTS, UPPER_LEVELS, Division, gazetteer

_BY_SPAN = attrgetter("start", "end", "name")


def resolve_places(
    mentions: Iterable[PlaceMention],
    *,
    home: str | None = None,
    title: str = "",
    year: int | None = None,
    scope: str = "",
    page: Iterable[Entity] = (),
) -> PlaceResolution:
    """Decide for each mention of an article which place it is.

    `home` names the region that the paper is printed for, `year` is that of the text (it tells old names),
    `scope` (else the title) keeps names without any known parent apart from those of other articles, `page`
    are places that other articles of the same page tell of. Records come sorted, without evidence, parents
    included.
    """
    return _Resolver(_each_once(mentions), home, year, scope or title, page).run()


class _Resolver(Context):
    # -- the walk
    # ------------------------------------------------------------------------------------------------

    def run(self) -> PlaceResolution:
        # by rank, those that state most parents first, else as they stand
        by_rank: list[list[PlaceMention]] = [[] for _ in range(len(RANK))]
        for m in self.mentions:
            by_rank[RANK.get(m.level, 6)].append(m)
        for same in by_rank:
            same.sort(key=_by_parents)
        for level in ("province", "prefecture", "county"):
            self._uppers(by_rank[RANK[level]])
        self._clusters([m for m in by_rank[RANK["township"]] if not m.within])
        for same in by_rank[RANK["township"] :]:
            for mention in same:
                if id(mention) not in self.choices:
                    self.put(mention, self._lower(mention))
        choices = [self.choices[id(m)][1] for m in self.mentions]
        return PlaceResolution(self.mentions, choices, wanted=self.wanted, leans=self.leans)

    # -- provinces, prefectures, counties
    # --------------------------------------------------------------------------

    def _uppers(self, mentions: list[PlaceMention]) -> None:
        open_ones: list[tuple[PlaceMention, Found]] = []
        for mention in mentions:
            if same := self.same_name(mention):
                self.put(mention, same)
                continue
            parent = self._stated(mention)
            choice, found = self._upper(mention, parent)
            if choice:
                self.put(mention, choice)
            elif found:
                open_ones.append((mention, found))
            else:
                self.put(mention, self._node(mention, parent, ["in no table"]))
        for mention, found in open_ones:
            self.put(mention, self.same_name(mention) or self._by_context(mention, found))

    def _upper(self, mention: PlaceMention, parent: Choice | None) -> tuple[Choice | None, Found | None]:
        """A sure choice, or the candidates that context must decide between."""
        name = mention.alias_of or mention.name
        within = parent.entity.search if parent else ""
        for found in candidates(name, mention.level, within, year=self.year):
            if len(found.divisions) == 1:
                also = (parent.entity,) if parent else ()
                return Choice(self._entity(found, found.divisions[0], also), [found.why, *_below(parent)]), None
            return None, found
        if parent:
            for found in candidates(name, mention.level, "", year=self.year):
                if all(parent.entity.code != d.code for d in found.divisions):
                    paths = paths_of(found.divisions)
                    why = [f"contradiction: {name} does not lie in {parent.entity.name}"]
                    return Choice(self._own(mention, parent.entity), why, paths), None
        return None, None

    def _by_context(self, mention: PlaceMention, found: Found) -> Choice:
        """The one candidate that the article's other places point to."""
        scores = Counter({d.code: self.support(d) for d in found.divisions})
        (best, most), *rest = scores.most_common(2)
        paths = paths_of(found.divisions)
        if most and (not rest or rest[0][1] < most):
            division = next(d for d in found.divisions if d.code == best)
            return Choice(self._entity(found, division), [found.why, "the article's other places lie there"], paths)
        return Choice(self._own(mention, None), [f"{count_of(paths)} places of this name, nothing tells which"], paths)

    # -- townships and below
    # ---------------------------------------------------------------------------------------

    def _clusters(self, mentions: list[PlaceMention]) -> None:
        """Townships without a stated parent that hold several villages and communities of the article."""
        below = sorted({m.name for m in self.mentions if m.level in SETTLEMENTS})
        table = gazetteer()
        for mention in mentions:
            if same := self.same_name(mention):
                self.put(mention, same)
                continue
            found = table.lookup(mention.name, levels=("township",)) if len(below) >= CLUSTER else ()
            if not found:
                continue
            scores = Counter({d: sum(bool(table.lookup(n, within=d.code)) for n in below) for d in found})
            ranked = scores.most_common(2)
            if ranked and ranked[0][1] >= CLUSTER and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
                why = ["listed", f"{ranked[0][1]} places of the article lie there"]
                self.put(mention, Choice(entity_of(ranked[0][0]), why))

    def _lower(self, mention: PlaceMention) -> Choice:
        if same := self.same_name(mention):
            return same
        stated = self._stated(mention)
        why: list[str] = []
        if mention.level in RANK and RANK[mention.level] < RANK["quarter"]:
            tried: tuple[str, ...] = ()
            for scope, reason in self._scopes(mention, stated):
                choice, left = self._in_scope(mention, scope, reason, stated)
                if choice:
                    return choice
                tried = tried or left
                if left:
                    why.append(f"{count_of(left)} of this name {reason}")
                    break
            if not tried and stated is None and not self.home and not self.around(mention) and not self.page:
                choice, tried = self._lone(mention)
                if choice:
                    return choice
                why = [f"{count_of(tried)} places of this name, nothing tells which"] if tried else []
            return self._node(mention, stated, why or ["in no table"], tried)
        return self._node(mention, stated, ["quarters and grids are in no table"])

    def _lone(self, mention: PlaceMention) -> tuple[Choice | None, tuple[str, ...]]:
        """A name without any context: the one place that bears it in the nation, or all that do."""
        for found in candidates(mention.alias_of or mention.name, mention.level, "", year=self.year):
            if len(found.divisions) == 1:
                return Choice(self._entity(found, found.divisions[0]), [found.why, "the only one of this name"]), ()
            return None, paths_of(found.divisions)
        return None, ()

    def _in_scope(
        self, mention: PlaceMention, scope: Entity, reason: str, stated: Choice | None
    ) -> tuple[Choice | None, tuple[str, ...]]:
        name = mention.alias_of or mention.name
        wide = len(scope.search) < 6 and not scope.search.startswith("XPCC")
        for found in candidates(name, mention.level, scope.search, year=self.year):
            if wide and (found.why != "listed" or not self.telling(name, scope)):
                continue
            if len(found.divisions) > 1:
                return None, paths_of(found.divisions)
            also = (stated.entity,) if stated else ()
            return Choice(self._entity(found, found.divisions[0], also), [found.why, reason]), ()
        return None, ()

    def _scopes(self, mention: PlaceMention, stated: Choice | None) -> Iterable[tuple[Entity, str]]:
        """Places to look in, nearest first, each with the reason for it."""
        return _within(stated.entity) if stated else self._likely(mention)

    def _likely(self, mention: PlaceMention) -> Iterator[tuple[Entity, str]]:
        """Scopes for a place without a stated parent."""
        seen: set[str] = set()

        def fresh(entity: Entity) -> bool:
            new = bool(entity.search) and entity.search not in seen
            seen.add(entity.search)
            return new

        for entity in self.around(mention):
            if entity.rank < RANK[mention.level] and fresh(entity):
                yield entity, f"in {entity.name}, which the article tells of"
        for entity in self.page:
            if entity.rank == RANK["county"] and fresh(entity):
                yield entity, f"in {entity.name}, which the page tells of"
        if self.home and fresh(self.home):
            yield self.home, f"in {self.home.name}, the paper's home"

    # -- parents
    # -----------------------------------------------------------------------------------------------------

    def _stated(self, mention: PlaceMention) -> Choice | None:
        """The nearest parent that is stated with a mention."""
        return self._implied(mention.within, mention.start) if mention.within else None

    def _implied(self, chain: tuple[str, ...], position: int) -> Choice | None:
        name, above = chain[0], chain[1:]
        same = [
            (abs(m.start - position), m, c)
            for m, c in self.named.get(name, ())
            if m.name == name and (not above or agree(above, m, c.entity))
        ]
        if same:
            return min(same, key=lambda x: x[0])[2]
        if chain not in self.implied:
            level = self.levels.get(name) or level_of(name)
            mention = PlaceMention(
                start=position, end=position, name=name, level=level, within=above, rule="place.implied"
            )
            self.implied[chain] = None  # a chain that names itself must not hang us
            if level in UPPER_LEVELS:
                parent = self._stated(mention)
                choice, found = self._upper(mention, parent)
                if not choice:
                    choice = self._by_context(mention, found) if found else self._node(mention, parent, ["in no table"])
                self.implied[chain] = choice
            else:
                self.implied[chain] = self._lower(mention)
        return self.implied[chain]

    def _node(self, mention: PlaceMention, stated: Choice | None, why: list[str], left: tuple[str, ...] = ()) -> Choice:
        """A node of our own under the nearest place that is known to hold it."""
        whole = self.whole(mention)
        if whole and (stated is None or stated.entity.key in whole.keys):
            parent: Entity | None = whole
        else:
            parent = (self._between(mention, stated.entity) or stated.entity) if stated else self.holder(mention)
        reason = f"under {parent.name}" if parent else "no parent known"
        return Choice(self._own(mention, parent), [*why, reason], left)

    def _between(self, mention: PlaceMention, stated: Entity) -> Entity | None:
        """The one community of the article, for a quarter of which only the town or county around is stated."""
        if mention.level != "quarter" or stated.rank >= RANK["community"]:
            return None
        only = self.only("community")
        return only if only and stated.key in only.keys else None

    def _own(self, mention: PlaceMention, parent: Entity | None) -> Entity:
        name = mention.alias_of or mention.name
        parents = (parent,) if parent else ()
        return Entity(name, mention.level, None, parents, "", self.scope)

    def _entity(self, found: Found, division: Division, also: tuple[Entity, ...] = ()) -> Entity:
        rank = RANK.get(division.level, 6)
        # all that is above a stated parent must be above the place too, or the graph could go in a circle
        above = tuple([e for e in also if e.lowest < rank]) if also else ()
        entity = entity_of(division, also=above)
        return replace(entity, search=found.search) if found.search else entity


def _by_parents(m: PlaceMention) -> int:
    return -len(m.within)


def _each_once(mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    """Mentions in order, each once, so that their identity tells them apart: it is quicker than their hash."""
    found = sorted(mentions, key=_BY_SPAN)
    if any(a.start == b.start for a, b in pairwise(found)):
        found = list(dict.fromkeys(found))
    return found


def _within(stated: Entity) -> list[tuple[Entity, str]]:
    """A stated parent as scope; above one that the table has, the name would be another place."""
    scopes: dict[str, tuple[Entity, str]] = {}
    for entity in (stated,) if stated.code and stated.search else stated.line():
        if entity.search and entity.search not in scopes:
            scopes[entity.search] = entity, f"in {entity.name}, which the text states"
            if entity.rank <= RANK["county"] and entity is not stated:
                break
    return list(scopes.values())


def _below(parent: Choice | None) -> list[str]:
    return [f"in {parent.entity.name}, which the text states"] if parent else []
