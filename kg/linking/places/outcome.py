"""What resolving an article's places gives: records, keys and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from kg.core.mentions import PlaceMention
from kg.core.records import PlaceRecord
from kg.linking.places.entities import Entity
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


@dataclass(frozen=True, slots=True)
class PlaceResolution:
    """The places of an article: the key of each mention, records (those above too), and reasons."""

    keys: Mapping[PlaceMention, str]
    records: tuple[PlaceRecord, ...]
    notes: tuple[PlaceNote, ...]
    entities: Mapping[str, Entity]


def records(entities: Mapping[str, Entity], forms: Mapping[str, Iterable[str]]) -> list[PlaceRecord]:
    """Records of entities, sorted; `forms` are the names that the text uses for them."""
    made = [
        _listed(e) if e.code and key not in forms else _record(e, {*forms.get(key, ()), *usual_forms(e)})
        for key, e in entities.items()
    ]
    return sorted(made, key=attrgetter("level", "key"))


@lru_cache(maxsize=4096)
def _listed(entity: Entity) -> PlaceRecord:
    """The record of a division that the text does not name itself: the same ones stand above nearly all places."""
    return _record(entity, set(usual_forms(entity)))


def _record(entity: Entity, names: set[str]) -> PlaceRecord:
    return PlaceRecord(
        key=entity.key,
        name=entity.name,
        level=entity.level,
        code=entity.code,
        vintage=VINTAGE if entity.code else None,
        parent_keys=entity.parent_keys,
        aliases=tuple(sorted(names - {entity.name})),
    )


def usual_forms(entity: Entity) -> tuple[str, ...]:
    """Short forms that a place has in any text."""
    if not entity.code or entity.level not in ("province", "prefecture"):
        return ()
    return _usual_forms(entity.code, entity.name)


@lru_cache(maxsize=512)
def _usual_forms(code: str, name: str) -> tuple[str, ...]:
    table = gazetteer()
    if not table.division(code):
        return ()
    if code.startswith("XPCC"):
        return (name.removeprefix("第"), "兵团") if code == "XPCC" else (name.removeprefix("第"),)
    short = table.short_name(code)
    return () if table.is_risky(short) or len(short) < 2 else (short,)


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
    table = gazetteer()
    if division.code and division.level not in UPPER_LEVELS:  # the parents will do: its own row is slow to find
        above = table.chain(division.parent_code)
        return "".join(d.name for d in (*above, division)) if above else division.name
    return "".join(d.name for d in table.chain(division.code)) or division.name


def paths_of(divisions: Sequence[Division]) -> tuple[str, ...]:
    """Paths of the first candidates; the last one says how many more there are."""
    told = tuple(map(path_of, divisions[:TOLD]))
    return told if len(divisions) <= TOLD else (*told, f"and {len(divisions) - TOLD} more")


def count_of(paths: tuple[str, ...]) -> int:
    """How many candidates paths stand for, those not told too."""
    return len(paths) if not paths or not paths[-1].startswith("and ") else TOLD + int(paths[-1].split()[1])
