"""The places of one article, decided together: upper ones first, then what lies in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.core.mentions import PlaceMention
from kg.linking.places.candidates import Found, candidates
from kg.linking.places.entities import RANK, Entity, entity_of
from kg.linking.places.outcome import (
    PlaceNote,
    PlaceResolution,
    count_of,
    level_of,
    paths_of,
    records,
    usual_forms,
)
from kg.text.gazetteer import SETTLEMENTS, UPPER_LEVELS, Division, gazetteer

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
_WHOLES = ("community", "quarter")


@dataclass(slots=True)
class _Choice:
    """What was decided for one name, while reasons are gathered."""

    entity: Entity
    why: list[str]
    left: tuple[str, ...] = ()


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

    `home` names the region that the paper is printed for, `year` is that of the text (it tells old names), `scope`
    (else the title) keeps names without any known parent apart from those of other articles, `page` are places that
    other articles of the same page tell of. Records come sorted, without evidence, parents included.
    """
    resolver = _Resolver(
        sorted(mentions, key=lambda m: (m.start, m.end, m.name)), home, year, scope or title, page
    )
    return resolver.run()


class _Resolver:
    def __init__(
        self,
        mentions: Sequence[PlaceMention],
        home: str | None,
        year: int | None,
        scope: str,
        page: Iterable[Entity],
    ) -> None:
        self.mentions = mentions
        self.year = year
        self.scope = scope
        self.page = sorted({e.key: e for e in page}.values(), key=lambda e: (-e.rank, e.key))
        self.home = self._home(home)
        self.choices: dict[PlaceMention, _Choice] = {}
        self.named: dict[str, list[tuple[PlaceMention, _Choice]]] = {}
        self.again: dict[tuple[str, str, str, tuple[str, ...]], _Choice] = {}
        self.upper: list[tuple[int, Entity]] = []
        self.weights: Counter[str] = (
            Counter()
        )  # how often each place is named, itself or as parent of another
        self.implied: dict[tuple[str, ...], _Choice | None] = {}
        self.levels = {m.name: m.level for m in reversed(mentions)}

    # -- the walk ------------------------------------------------------------------------------------------------

    def run(self) -> PlaceResolution:
        order = sorted(self.mentions, key=lambda m: (RANK.get(m.level, 6), -len(m.within), m.start))
        for level in ("province", "prefecture", "county"):
            self._uppers([m for m in order if m.level == level])
        self._clusters([m for m in order if m.level == "township" and not m.within])
        for mention in order:
            if mention.level not in UPPER_LEVELS and mention not in self.choices:
                self._set(mention, self._lower(mention))
        return self._result()

    def _set(self, mention: PlaceMention, choice: _Choice) -> None:
        self.choices[mention] = choice
        self.weights.update(e.key for e in choice.entity.line())
        if choice.entity.rank <= RANK["township"]:
            self.upper.append((mention.start, choice.entity))
        reference = _reference(mention)
        if reference in self.again:
            return
        if mention.within:
            self.again[reference] = choice
        else:
            known = self.named.get(mention.name, ())
            if known and not known[-1][0].within and {c.entity.key for _, c in known} == {choice.entity.key}:
                return  # said again: nothing new for the nearest of the same name
        for name in {mention.name, mention.alias_of, choice.entity.name} - {""}:
            self.named.setdefault(name, []).append((mention, choice))

    def _home(self, home: str | None) -> Entity | None:
        if not home:
            return None
        found = gazetteer().lookup(home, levels=UPPER_LEVELS)
        best = [d for d in found if d.level == found[0].level] if found else []
        return entity_of(best[0]) if len(best) == 1 else None

    # -- provinces, prefectures, counties --------------------------------------------------------------------------

    def _uppers(self, mentions: list[PlaceMention]) -> None:
        open_ones: list[tuple[PlaceMention, Found]] = []
        for mention in mentions:
            if same := self._same_name(mention):
                self._set(mention, same)
                continue
            parent = self._stated(mention)
            choice, found = self._upper(mention, parent)
            if choice:
                self._set(mention, choice)
            elif found:
                open_ones.append((mention, found))
            else:
                self._set(mention, self._node(mention, parent, ["in no table"]))
        for mention, found in open_ones:
            self._set(mention, self._same_name(mention) or self._by_context(mention, found))

    def _upper(self, mention: PlaceMention, parent: _Choice | None) -> tuple[_Choice | None, Found | None]:
        """A sure choice, or the candidates that context must decide between."""
        name = mention.alias_of or mention.name
        within = parent.entity.search if parent else ""
        for found in candidates(name, mention.level, within, year=self.year):
            if len(found.divisions) == 1:
                also = (parent.entity,) if parent else ()
                return _Choice(
                    self._entity(found, found.divisions[0], also), [found.why, *_below(parent)]
                ), None
            return None, found
        if parent:
            for found in candidates(name, mention.level, "", year=self.year):
                if all(parent.entity.code != d.code for d in found.divisions):
                    paths = paths_of(found.divisions)
                    why = [f"contradiction: {name} does not lie in {parent.entity.name}"]
                    return _Choice(self._own(mention, parent.entity), why, paths), None
        return None, None

    def _by_context(self, mention: PlaceMention, found: Found) -> _Choice:
        """The one candidate that the article's other places point to."""
        scores = Counter({d.code: self._support(d) for d in found.divisions})
        (best, most), *rest = scores.most_common(2)
        paths = paths_of(found.divisions)
        if most and (not rest or rest[0][1] < most):
            division = next(d for d in found.divisions if d.code == best)
            return _Choice(
                self._entity(found, division), [found.why, "the article's other places lie there"], paths
            )
        return _Choice(
            self._own(mention, None), [f"{count_of(paths)} places of this name, nothing tells which"], paths
        )

    def _support(self, division: Division) -> int:
        """How strongly the other places of the article speak for a candidate."""
        line = {d.code for d in gazetteer().chain(division.code)} | {
            d.code for d in gazetteer().chain(division.code, corps=True)
        }
        score = 0
        for m, choice in self.choices.items():
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

    # -- townships and below ---------------------------------------------------------------------------------------

    def _clusters(self, mentions: list[PlaceMention]) -> None:
        """Townships without a stated parent that hold several villages and communities of the article."""
        below = sorted({m.name for m in self.mentions if m.level in SETTLEMENTS})
        table = gazetteer()
        for mention in mentions:
            if same := self._same_name(mention):
                self._set(mention, same)
                continue
            found = table.lookup(mention.name, levels=("township",))
            scores = Counter({d: sum(bool(table.lookup(n, within=d.code)) for n in below) for d in found})
            ranked = scores.most_common(2)
            if ranked and ranked[0][1] >= CLUSTER and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
                why = ["listed", f"{ranked[0][1]} places of the article lie there"]
                self._set(mention, _Choice(entity_of(ranked[0][0]), why))

    def _lower(self, mention: PlaceMention) -> _Choice:
        if same := self._same_name(mention):
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
            if not tried and stated is None and not self.home and not self._around(mention) and not self.page:
                choice, tried = self._lone(mention)
                if choice:
                    return choice
                why = [f"{count_of(tried)} places of this name, nothing tells which"] if tried else []
            return self._node(mention, stated, why or ["in no table"], tried)
        return self._node(mention, stated, ["quarters and grids are in no table"])

    def _lone(self, mention: PlaceMention) -> tuple[_Choice | None, tuple[str, ...]]:
        """A name without any context: the one place that bears it in the nation, or all that do."""
        for found in candidates(mention.alias_of or mention.name, mention.level, "", year=self.year):
            if len(found.divisions) == 1:
                return _Choice(
                    self._entity(found, found.divisions[0]), [found.why, "the only one of this name"]
                ), ()
            return None, paths_of(found.divisions)
        return None, ()

    def _in_scope(
        self, mention: PlaceMention, scope: Entity, reason: str, stated: _Choice | None
    ) -> tuple[_Choice | None, tuple[str, ...]]:
        name = mention.alias_of or mention.name
        wide = len(scope.search) < 6 and not scope.search.startswith("XPCC")
        for found in candidates(name, mention.level, scope.search, year=self.year):
            if wide and (found.why != "listed" or not self._telling(name, scope)):
                continue
            if len(found.divisions) > 1:
                return None, paths_of(found.divisions)
            also = (stated.entity,) if stated else ()
            return _Choice(self._entity(found, found.divisions[0], also), [found.why, reason]), ()
        return None, ()

    def _telling(self, name: str, scope: Entity) -> bool:
        """Whether a name alone may be looked up in a whole prefecture or province."""
        if self.home and scope.code == self.home.code:
            return True
        rivals = {e.key for c in self.choices.values() for e in (c.entity,) if e.level == scope.level}
        compact = scope.level == "prefecture" or scope.code in MUNICIPALITIES
        return len(rivals) < 2 and (compact or len(name) > LONG_NAME)

    def _scopes(self, mention: PlaceMention, stated: _Choice | None) -> Iterable[tuple[Entity, str]]:
        """Places to look in, nearest first, each with the reason for it."""
        seen: set[str] = set()

        def fresh(entity: Entity) -> bool:
            new = bool(entity.search) and entity.search not in seen
            seen.add(entity.search)
            return new

        if stated:
            # above a stated township that the table has, the name would be another place
            for entity in stated.entity.line():
                if fresh(entity):
                    yield entity, f"in {entity.name}, which the text states"
                    if entity.rank <= RANK["county"] and entity is not stated.entity:
                        return
                    if entity is stated.entity and entity.code:
                        return
            return
        for entity in self._around(mention):
            if entity.rank < RANK[mention.level] and fresh(entity):
                yield entity, f"in {entity.name}, which the article tells of"
        for entity in self.page:
            if entity.rank == RANK["county"] and fresh(entity):
                yield entity, f"in {entity.name}, which the page tells of"
        if self.home and fresh(self.home):
            yield self.home, f"in {self.home.name}, the paper's home"

    def _around(self, mention: PlaceMention) -> list[Entity]:
        """Places of the article above a mention: those named before it last first, then the others by how often."""
        before = sorted((x for x in self.upper if x[0] <= mention.start), key=lambda x: -x[0])
        often = Counter(e.key for _, e in self.upper)
        after = sorted(
            (x for x in self.upper if x[0] > mention.start), key=lambda x: (-often[x[1].key], x[0])
        )
        by_key: dict[str, Entity] = {}
        for _, entity in (*before, *after):
            by_key.setdefault(entity.key, entity)
        ordered = list(by_key.values())
        # smaller places first: a township or county says more than the province in the dateline
        return sorted(ordered, key=lambda e: -min(e.rank, RANK["township"]))

    # -- parents -----------------------------------------------------------------------------------------------------

    def _same_name(self, mention: PlaceMention) -> _Choice | None:
        """What was decided for the same name elsewhere in the article, unless the stated parents speak against it."""
        if decided := self.again.get(_reference(mention)):
            return decided
        name = mention.alias_of or mention.name
        best: tuple[int, _Choice] | None = None
        for other, choice in self.named.get(name, ()):
            if RANK[other.level] != RANK[mention.level]:
                continue
            if mention.within and not _agree(mention.within, other, choice.entity):
                continue
            distance = abs(other.start - mention.start)
            if best is None or distance < best[0]:
                best = distance, choice
        if best is None and mention.level not in UPPER_LEVELS and not mention.within:
            for entity in self.page:
                if entity.name == name and entity.level == mention.level:
                    return _Choice(entity, ["told of in another article of the page"])
        return best[1] if best else None

    def _stated(self, mention: PlaceMention) -> _Choice | None:
        """The nearest parent that is stated with a mention."""
        return self._implied(mention.within, mention.start) if mention.within else None

    def _implied(self, chain: tuple[str, ...], position: int) -> _Choice | None:
        name, above = chain[0], chain[1:]
        same = [
            (abs(m.start - position), m, c)
            for m, c in self.named.get(name, ())
            if m.name == name and (not above or _agree(above, m, c.entity))
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
                    choice = (
                        self._by_context(mention, found)
                        if found
                        else self._node(mention, parent, ["in no table"])
                    )
                self.implied[chain] = choice
            else:
                self.implied[chain] = self._lower(mention)
        return self.implied[chain]

    def _node(
        self, mention: PlaceMention, stated: _Choice | None, why: list[str], left: tuple[str, ...] = ()
    ) -> _Choice:
        """A node of our own under the nearest place that is known to hold it."""
        whole = self._whole(mention)
        if whole and (stated is None or stated.entity.key in {e.key for e in whole.line()}):
            parent: Entity | None = whole
        else:
            parent = stated.entity if stated else self._holder(mention)
        reason = f"under {parent.name}" if parent else "no parent known"
        return _Choice(self._own(mention, parent), [*why, reason], left)

    def _holder(self, mention: PlaceMention) -> Entity | None:
        """The place of the article that most likely holds a mention that states no parent."""
        if mention.level in UPPER_LEVELS:
            return None
        near = self._before(mention, _HOLDERS.get(mention.level, ()))
        if near:
            return near
        if RANK[mention.level] >= RANK["quarter"] and (
            only := self._only("community") or self._only("village")
        ):
            return only
        around = [e for e in self._around(mention) if e.rank < RANK["township"]]
        if around and around[0].rank < RANK["county"]:
            return max(around, key=lambda e: (e.rank, self.weights[e.key]))
        for entity in around:  # one that is only named in passing does not hold what follows
            if self.weights[entity.key] > 1 or len(around) == 1:
                return entity
        return around[0] if around else self._of_page() or self.home

    def _whole(self, mention: PlaceMention) -> Entity | None:
        """The quarter or community that a quarter or grid is a part of by its name (柳苑小区 of 柳苑B区)."""
        if RANK[mention.level] < RANK["quarter"]:
            return None
        for m, choice in self.choices.items():
            stem = m.name.removesuffix("小区")
            part = (
                len(stem) > 1 and mention.name.startswith(stem) and mention.name.removesuffix("小区") != stem
            )
            if part and m.level in _WHOLES and (m.level != mention.level or m.name != stem):
                return choice.entity
        return None

    def _of_page(self) -> Entity | None:
        """The one county (else prefecture) that the page's other articles tell of."""
        for level in ("county", "prefecture"):
            found = [e for e in self.page if e.level == level]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _before(self, mention: PlaceMention, levels: tuple[str, ...]) -> Entity | None:
        """The last place of these levels named shortly before a mention, if no county was named in between."""
        near = [
            (m.start, m.level in levels, c.entity)
            for m, c in self.choices.items()
            if m.start < mention.start and mention.start - m.start <= NEAR and m.level in (*levels, "county")
        ]
        if not near:
            return None
        _, right, entity = max(near, key=lambda x: (x[0], x[1]))
        return entity if right else None

    def _only(self, level: str) -> Entity | None:
        found = {c.entity.key: c.entity for m, c in self.choices.items() if m.level == level}
        return next(iter(found.values())) if len(found) == 1 else None

    def _own(self, mention: PlaceMention, parent: Entity | None) -> Entity:
        name = mention.alias_of or mention.name
        parents = (parent,) if parent else ()
        return Entity(name, mention.level, None, parents, "", self.scope)

    def _entity(self, found: Found, division: Division, also: tuple[Entity, ...] = ()) -> Entity:
        entity = entity_of(division, also=tuple(e for e in also if e.rank < RANK.get(division.level, 6)))
        return replace(entity, search=found.search) if found.search else entity

    # -- outcome -----------------------------------------------------------------------------------------------------

    def _result(self) -> PlaceResolution:
        keys: dict[PlaceMention, str] = {}
        entities: dict[str, Entity] = {}
        forms: dict[str, set[str]] = {}
        notes: dict[tuple[str, tuple[str, ...], str], PlaceNote] = {}
        for mention in self.mentions:
            choice = self.choices[mention]
            entity = choice.entity
            keys[mention] = entity.key
            forms.setdefault(entity.key, set()).update(f for f in (mention.name, mention.alias_of) if f)
            notes.setdefault(
                (mention.name, mention.within, entity.key),
                PlaceNote(
                    mention.name, mention.within, entity.key, entity.code, tuple(choice.why), choice.left
                ),
            )
            for e in entity.line():
                old = entities.get(e.key)
                if old is None or len(e.parents) > len(old.parents):
                    entities[e.key] = e
        return PlaceResolution(keys, tuple(records(entities, forms)), tuple(notes.values()), entities)


def _reference(mention: PlaceMention) -> tuple[str, str, str, tuple[str, ...]]:
    """What two mentions must share to mean the same place without a further look."""
    return mention.name, mention.alias_of, mention.level, mention.within


def _below(parent: _Choice | None) -> list[str]:
    return [f"in {parent.entity.name}, which the text states"] if parent else []


def _agree(within: tuple[str, ...], other: PlaceMention, entity: Entity) -> bool:
    """Whether an entity lies in all of the stated parents, by any of their names."""
    table = gazetteer()
    names = {n for e in entity.line() for n in (e.name, *usual_forms(e))} | set(other.within)
    return all(
        name in names or any(d.name in names for d in table.lookup(name, levels=UPPER_LEVELS))
        for name in within
    )
