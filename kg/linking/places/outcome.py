"""What resolving an article's places gives: records, keys and reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from kg.core.lazy import lazy
from kg.core.mentions import PlaceMention
from kg.core.records import Evidence, PlaceRecord
from kg.linking.places.entities import Entity, usual_forms
from kg.linking.places.span import line_of
from kg.text.gazetteer import UPPER_LEVELS, VINTAGE, Division, gazetteer

#: so many candidates of an ambiguous name are told by path
TOLD = 20
_CORPS_TAILS = ("师", "团", "团场", "农场", "牧场", "总场", "兵团")


class PlaceNote(NamedTuple):
    """Why a name of an article was given its place: `why` in words, `candidates` where several were left."""

    name: str
    within: tuple[str, ...]
    key: str
    code: str | None
    why: tuple[str, ...]
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Choice:
    """What was decided for one name, while reasons are gathered."""

    entity: Entity
    why: list[str]
    left: tuple[str, ...] = ()


class PlaceResolution:
    """The places of an article. What is told of them is put together when asked for: few articles need all of it."""

    def __init__(
        self,
        mentions: Sequence[PlaceMention],
        choices: Sequence[Choice],
        *,
        wanted: Collection[tuple[str, str]] = (),
        leans: bool = False,
    ) -> None:
        """`mentions` in order of the text, each once; `choices` has one for each of them.

        `wanted` are names, with their levels, that the page was asked for; `leans` says that it was asked for more.
        """
        self.mentions = mentions
        self.choices = choices
        #: key of each mention
        self.told = [c.entity.key for c in choices]
        self._wanted = wanted
        self._leans = leans
        self._mixed = False  # whether one place came with several sets of parents

    def stands_beside(self, page: Collection[Entity]) -> bool:
        """Whether nothing would have been decided otherwise, had the rest of the page told of these places."""
        return not page or not (self._leans or any((e.name, e.level) in self._wanted for e in page))

    @lazy
    def keys(self) -> Mapping[PlaceMention, str]:
        """Key of each mention."""
        return dict(zip(self.mentions, self.told, strict=True))

    @lazy
    def entities(self) -> Mapping[str, Entity]:
        """The places told of and all above them, by key."""
        found: dict[str, Entity] = {}
        for entity in dict.fromkeys([c.entity for c in self.choices]):
            for e in entity.line():
                old = found.setdefault(e.key, e)
                if old is not e:
                    self._mixed = True
                    if len(e.parents) > len(old.parents):
                        found[e.key] = e
        return found

    @lazy
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """Keys of every place that contains a place, by its key."""
        entities = self.entities
        if not self._mixed:
            return {key: e.keys_above for key, e in entities.items()}
        found: dict[str, frozenset[str]] = {}
        for key in sorted(entities):
            self._find_above(key, found)
        return found

    def _find_above(self, key: str, found: dict[str, frozenset[str]]) -> frozenset[str]:
        if key not in found:
            found[key] = frozenset()  # a table that goes in a circle must not hang us
            parents = self.entities[key].parent_keys
            found[key] = frozenset(parents).union(*[self._find_above(p, found) for p in parents])
        return found[key]

    @lazy
    def notes(self) -> tuple[PlaceNote, ...]:
        """Reasons, once for each name with the same stated parents and place."""
        found: dict[tuple[str, tuple[str, ...], str], PlaceNote] = {}
        for m, c, key in zip(self.mentions, self.choices, self.told, strict=True):
            same = m.name, m.within, key
            if same not in found:
                found[same] = PlaceNote(*same, c.entity.code, tuple(c.why), c.left)
        return tuple(found.values())

    @lazy
    def records(self) -> list[PlaceRecord]:
        """Records without evidence, sorted by level and key."""
        return sorted(self.records_with({}), key=attrgetter("level", "key"))

    def records_with(self, evidence: Mapping[str, tuple[Evidence, ...]]) -> list[PlaceRecord]:
        """Records of the places told of and all above them, in no order. `evidence` is by key."""
        forms: dict[str, set[str]] = {}
        for m, key in zip(self.mentions, self.told, strict=True):
            names = forms.setdefault(key, set())
            names.add(m.name)
            if m.alias_of:
                names.add(m.alias_of)
        return [
            _listed(e) if e.code and key not in forms else _record(e, forms.get(key, ()), evidence.get(key, ()))
            for key, e in self.entities.items()
        ]


@lru_cache(maxsize=4096)
def _listed(entity: Entity) -> PlaceRecord:
    """The record of a division that the text does not name itself: the same ones stand above nearly all places."""
    return _record(entity, (), ())


def _record(entity: Entity, forms: Collection[str], evidence: tuple[Evidence, ...]) -> PlaceRecord:
    """`forms` are the names that the text uses."""
    others = {*forms, *usual_forms(entity)}
    others.discard(entity.name)
    return PlaceRecord(
        key=entity.key,
        name=entity.name,
        level=entity.level,
        code=entity.code,
        vintage=VINTAGE if entity.code else None,
        parent_keys=entity.parent_keys,
        aliases=tuple(sorted(others)) if others else (),
        evidence=evidence,
    )


def level_of(name: str) -> str:
    """Level of a parent that is named only with another place."""
    table = gazetteer()
    for level in UPPER_LEVELS:
        if table.exists(name, level):
            return level
    if name.endswith(("街道", "镇", "乡", "苏木")):
        return "township"
    if name.endswith("社区"):
        return "community"
    if name.endswith(("村", "连", "嘎查")):
        return "village"
    if name.endswith(("师", "市", "州", "盟", "地区")):
        return "prefecture" if not name.endswith("市") else "county"
    if name.endswith(("县", "区", "旗", *_CORPS_TAILS)):
        return "county"
    return "quarter"


def path_of(division: Division) -> str:
    """Names from the province down, for people."""
    if division.code and division.level not in UPPER_LEVELS:
        return "".join(line_of(division))
    return "".join(d.name for d in gazetteer().chain(division.code)) or division.name


def paths_of(divisions: Sequence[Division]) -> tuple[str, ...]:
    """Paths of the first candidates; the last one says how many more there are."""
    told = tuple(map(path_of, divisions[:TOLD]))
    return told if len(divisions) <= TOLD else (*told, f"and {len(divisions) - TOLD} more")


def count_of(paths: tuple[str, ...]) -> int:
    """How many candidates paths stand for, those not told too."""
    return len(paths) if not paths or not paths[-1].startswith("and ") else TOLD + int(paths[-1].split()[1])
