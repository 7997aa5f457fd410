"""Reads a chain of place names from its left end (浙江省|宁波市|海曙区|月湖街道|平桥社区)."""

from __future__ import annotations

import re

from kg.linking.places.below import LISTED, Town, county
from kg.linking.places.candidates import candidates
from kg.linking.places.chains import Step, chains, foremost
from kg.linking.places.readings import Reading, readings
from kg.linking.places.shapes import CARRIES_ON, JOINTS, LISTING, LONGEST_TOWN, LONGEST_VILLAGE, SETTLEMENT, TOWN
from kg.text.gazetteer import SETTLEMENTS, Division, gazetteer

_LONGEST_UNKNOWN = 10
#: what stands in sentences and not in names of places
_SENTENCE = re.compile(
    r"[的了在把被是该这那其每我你他她们您等个名位也很就还来去各将]|多个|全部|所有|老旧|推[进动行]|完善|开展|继续|干部|居民|群众"
    r"|社区社区|指挥部|疫情|[总支大团]队|农村|(?:自然|示范|行政|组织|建立|健全|共享)(?:村|乡|镇|社区|街道)|管理|建设"
)


def walk(text: str, start: int = 0, *, year: int | None = None) -> list[Step]:
    """The chain that begins at `start`: no step where no name begins there."""
    begun = chains().find(text) if start == 0 else None
    steps = begun.steps() if begun else []
    seen = len(steps)
    position = _joint(text, steps[-1].end) if steps else start
    while step := _upper_step(text, position, steps, year):
        steps.append(step)
        if step.contrary:
            return steps
        position = _joint(text, step.end)
    if start == 0 and len(steps) > seen:
        chains().learn(text, _narrowed(steps))
    if township := _town_step(text, position, steps):
        steps.append(township)
        position = _joint(text, township.end)
    if steps and (village := _village_step(text, position, steps)):
        steps.append(village)
    return _agreed(steps)


def _joint(text: str, position: int) -> int:
    return position + 1 if position < len(text) and text[position] in JOINTS else position


def _scopes(steps: list[Step]) -> tuple[str, ...]:
    if not steps:
        return ("",)
    return steps[-1].search or tuple(d.code for d in steps[-1].divisions)


def _upper_step(text: str, position: int, steps: list[Step], year: int | None) -> Step | None:
    """The longest upper name at `position` that lies below the steps before it."""
    known, heads = readings()
    lengths = heads.get(text[position : position + 2])
    if lengths is None:
        return None
    table = gazetteer()
    scopes = _scopes(steps)
    contrary: Step | None = None
    for length in lengths:
        name = text[position : position + length]
        end = position + len(name)
        reading = known.get(name)
        if reading is None:
            continue
        joined = bool(steps) and text[position - 1] in LISTING  # 武昌区、硚口区 are two places, not a chain
        divisions = reading.divisions + (() if joined else reading.lesser)
        full = any(d.name == name for d in divisions)
        if divisions:
            if not full and not _is_name(text, end, reading, divisions, steps):
                continue
            below = (
                tuple(d for d in divisions if any(d.code != s and table.lies_in(d.code, s) for s in scopes))
                if steps
                else divisions
            )
            if below:
                return Step(position, end, name, below[0].level, below, LISTED)
            if steps and full and (same := tuple(d for d in divisions if d.code in scopes)):
                return Step(position, end, name, same[0].level, same, ("named twice",))
        if reading.old and (dated := _dated(name, steps, scopes, year)):
            found, why, search = dated
            return Step(position, end, name, found[0].level, found, (why,), search)
        if reading.divisions and steps and full and contrary is None and not joined:
            why = f"contradiction: {name} does not lie in {steps[-1].name}"
            contrary = Step(position, end, name, divisions[0].level, (), (why,), (), divisions)
    if contrary and (len(contrary.name) > 2 or TOWN.match(text, position) is None):
        return contrary
    return None


def _is_name(text: str, end: int, reading: Reading, divisions: tuple[Division, ...], steps: list[Step]) -> bool:
    """Whether a short form that ends at `end` is a name of its own."""
    if CARRIES_ON.match(text, end):
        return _continues(text, end, divisions)
    return not reading.risky or _backed(text, end, divisions, steps)


def _backed(text: str, end: int, divisions: tuple[Division, ...], steps: list[Step]) -> bool:
    """Whether a risky short form is backed by what stands before or behind it."""
    if steps:
        return end == len(text) or text[end] in JOINTS or _continues(text, end, divisions)
    return (end == len(text) and len(divisions) == 1) or _continues(text, end, divisions)


def _continues(text: str, end: int, divisions: tuple[Division, ...]) -> bool:
    """Whether a name of a place below one of the divisions follows."""
    fake = [Step(0, 0, "", divisions[0].level, divisions)]
    end = _joint(text, end)
    table = gazetteer()
    known, heads = readings()
    for length in heads.get(text[end : end + 2], ()):
        reading = known.get(text[end : end + length])
        if reading and any(
            c.code != d.code and table.lies_in(c.code, d.code)
            for c in reading.divisions + reading.lesser
            for d in divisions
        ):
            return True
    return any(step(text, end, fake, exact=True) for step in (_town_step, _village_step))


def _dated(
    name: str, steps: list[Step], scopes: tuple[str, ...], year: int | None
) -> tuple[tuple[Division, ...], str, tuple[str, ...]] | None:
    """A division that had this name, or that lay in the stated parent, at an earlier time."""
    table = gazetteer()
    if not table.was_upper(name):
        return None
    for scope in scopes:
        for found in candidates(name, "county", scope, year=year):
            if not found.why.startswith(("listed", "traditional")):
                return found.divisions, found.why, (found.search,) if found.search else ()
    if steps:
        for change in table.changes(name):
            new = table.division(change.new_code)
            above = change.old_path.split("/")[-2:-1]
            if (
                new
                and above
                and above[0].startswith(steps[-1].name.rstrip("市"))
                and change.old_path != change.new_path
            ):
                return (new,), f"lay in {above[0]} until {change.year}", ()
    return None


def _town_step(text: str, position: int, steps: list[Step], *, exact: bool = False) -> Step | None:
    if position >= len(text):
        return None
    table = gazetteer()
    scopes = _scopes(steps)
    stop = min(len(text), position + LONGEST_TOWN)
    if len(scopes) == 1 and len(scopes[0]) in (6, 9) and scopes[0].isdigit():
        below = county(scopes[0])
        if known := below.town(text, position):
            end, place = known
            listed = (table.township(table.townships()[0][place]),)
            return Step(position, end, text[position:end], "township", listed, LISTED)
    else:
        names = table.township_names()
        for end in range(stop, position + 1, -1):
            name = text[position:end]
            if name in names:
                found = tuple(d for s in scopes for d in table.lookup(name, levels=("township",), within=s))
                if found:
                    return Step(position, end, name, "township", found, LISTED)
    if exact or not steps:
        return None
    match = TOWN.match(text, position)
    if not match:
        return None
    name = match.group()
    kinds = [list(candidates(name, "township", s)) for s in scopes]
    for kind in range(3):
        found = tuple(d for k in kinds if len(k) > kind for d in k[kind].divisions)
        if found:
            whys = next(k[kind].why for k in kinds if len(k) > kind)
            return Step(position, match.end(), name, "township", found, (whys,))
    if not _like_a_name(name, "township", scopes):
        return None
    return Step(position, match.end(), name, "township", (), ("in no table",), scopes)


def _village_step(text: str, position: int, steps: list[Step], *, exact: bool = False) -> Step | None:
    if position >= len(text):
        return None
    found: list[Division] = []
    scopes = _scopes(steps)
    best = position
    for scope in scopes:
        if len(scope) != 9:
            continue
        above = Town(scope)
        name = above.longest(text[position : position + LONGEST_VILLAGE])
        end = position + len(name)
        if name and end >= best and (division := above.village(name)):
            found = [division] if end > best else [*found, division]
            best = end
    if found:
        name = text[position:best]
        return Step(position, best, name, found[0].level, tuple(found), LISTED)
    match = SETTLEMENT.match(text, position)
    if not match or exact:
        return None
    name = _settlement_name(match.group())
    level = "community" if name.endswith(("社区", "居民区")) else "village"
    for scope in scopes:
        for kind in candidates(name, level, scope):
            if len(scope) < 6 and kind.why != "listed":
                continue
            return Step(position, match.end(), match.group(), level, kind.divisions, (kind.why,))
    if not _like_a_name(match.group(), level, scopes):
        return None
    return Step(position, match.end(), name, level, (), ("in no table",))


def _like_a_name(name: str, level: str, scopes: tuple[str, ...]) -> bool:
    """Whether a name that no table has is one: no words of a sentence in it, no listed name at its end."""
    if not 3 <= len(name) <= _LONGEST_UNKNOWN or _SENTENCE.search(name):
        return False
    table = gazetteer()
    levels = ("township",) if level == "township" else SETTLEMENTS
    ends = (name[i:] for i in range(1, len(name) - 2))
    return not any(table.lookup(end, levels=levels, within=s) for end in ends for s in scopes)


def _settlement_name(name: str) -> str:
    if name.endswith("居委会"):
        return name[:-3].removesuffix("社区") + "社区"
    if name.endswith("村委会"):
        return name[:-3].removesuffix("村") + "村"
    return name.removesuffix("行政村") + "村" if name.endswith("行政村") else name


def _agreed(steps: list[Step]) -> list[Step]:
    """The steps with the readings that the steps below them leave, or else the foremost."""
    return [s if len(s.divisions) < 2 else s._replace(divisions=foremost(s)) for s in _narrowed(steps)]


def _narrowed(steps: list[Step]) -> list[Step]:
    """The steps with the readings that the steps below them leave."""
    table = gazetteer()
    if all(len(s.divisions) < 2 for s in steps):
        return steps
    steps = list(steps)
    for i in range(len(steps) - 2, -1, -1):
        below = [d for s in steps[i + 1 :] for d in s.divisions]
        step = steps[i]
        if len(step.divisions) < 2 or not below:
            continue
        searches = step.search or tuple(d.code for d in step.divisions)
        left = tuple(
            d for d, s in zip(step.divisions, searches, strict=False) if any(table.lies_in(b.code, s) for b in below)
        )
        if left:
            steps[i] = step._replace(divisions=left)
    return steps
