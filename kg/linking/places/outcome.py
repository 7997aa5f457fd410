"""What resolving an article's places gives: records, keys and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.core.mentions import PlaceMention
from kg.core.records import PlaceRecord
from kg.linking.places.entities import Entity
from kg.text.gazetteer import UPPER_LEVELS, VINTAGE, Division, gazetteer

#: so many candidates of an ambiguous name are told by path
TOLD = 20
_CORPS_TAILS = ("师", "团", "团场", "农场", "牧场", "总场", "兵团")


@dataclass(frozen=True, slots=True)
class PlaceNote:
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
        PlaceRecord(
            key=key,
            name=e.name,
            level=e.level,
            code=e.code,
            vintage=VINTAGE if e.code else None,
            parent_keys=tuple(sorted({p.key for p in e.parents})),
            aliases=tuple(sorted({*forms.get(key, ()), *usual_forms(e)} - {e.name})),
        )
        for key, e in entities.items()
    ]
    return sorted(made, key=lambda r: (r.level, r.key))


def usual_forms(entity: Entity) -> tuple[str, ...]:
    """Short forms that a place has in any text."""
    table = gazetteer()
    if not entity.code or entity.level not in ("province", "prefecture") or not table.division(entity.code):
        return ()
    short = table.short_name(entity.code)
    if entity.code.startswith("XPCC"):
        return (
            (entity.name.removeprefix("第"), "兵团")
            if entity.code == "XPCC"
            else (entity.name.removeprefix("第"),)
        )
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
    return "".join(d.name for d in gazetteer().chain(division.code)) or division.name


def paths_of(divisions: Sequence[Division]) -> tuple[str, ...]:
    """Paths of the first candidates; the last one says how many more there are."""
    told = tuple(map(path_of, divisions[:TOLD]))
    return told if len(divisions) <= TOLD else (*told, f"and {len(divisions) - TOLD} more")


def count_of(paths: tuple[str, ...]) -> int:
    """How many candidates paths stand for, those not told too."""
    return len(paths) if not paths or not paths[-1].startswith("and ") else TOLD + int(paths[-1].split()[1])
