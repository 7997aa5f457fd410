"""What a name may stand for below a place: the exact name, then forms that time or print have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.core.resources import schema_path
from kg.text.gazetteer import SETTLEMENTS, UPPER_LEVELS, Division, gazetteer
from kg.text.placenames import village_short_form

_TOWNSHIP = re.compile(r"(街道|地区|苏木|镇|乡)$")
_TOWNSHIP_TAILS = ("街道", "镇", "乡", "地区", "苏木")
#: zones by what they are called after their city
_ZONES = {
    "经开区": ("经济技术开发区", "经济开发区"),
    "开发区": ("经济技术开发区", "经济开发区"),
    "经济开发区": ("经济技术开发区",),
    "高新区": ("高新技术产业开发区", "高新技术开发区"),
    "高新技术开发区": ("高新技术产业开发区",),
    "高新开发区": ("高新技术产业开发区", "高新技术开发区"),
}
#: kinds of change after which the old and the new division are one place
SAME_PLACE = ("更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区")


class Found(NamedTuple):
    """Candidates of one kind, and what made them so. `search` overrides where to look below."""

    divisions: tuple[Division, ...]
    why: str
    search: str = ""


def lookup_levels(level: str) -> tuple[str, ...]:
    """Levels of the table that a mention may have there (villages become communities, and back)."""
    if level in ("community", "village"):
        return SETTLEMENTS
    if level == "county":
        return ("county", "prefecture")
    if level == "prefecture":
        return ("prefecture", "county")
    return (level,)


#: levels to look for, one after the other
_KINDS = {level: tuple([(kind,) for kind in lookup_levels(level)]) for level in UPPER_LEVELS}


def candidates(name: str, level: str, within: str, *, year: int | None = None) -> Iterator[Found]:
    """Candidates for a name of `level` below code `within`, surest kind first; empty kinds are left out.

    Look-alikes are only sought inside a county or a smaller place, where a name is nearly always unique.
    """
    table = gazetteer()
    levels = lookup_levels(level)
    for kinds in _KINDS[level] if level in UPPER_LEVELS else (levels,):
        found = table.lookup(name, levels=kinds, within=within)
        if found:
            yield Found(found, "listed")
            break
    plain = table.simplified(name)
    if plain != name and (found := table.lookup(plain, levels=levels, within=within)):
        yield Found(found, f"traditional script for {plain}")
    if level in UPPER_LEVELS:
        if within and name in _ZONES and (zones := _zones(name, within)):
            yield Found(zones, f"listed as {zones[0].name}")
        yield from _dated(name, level, within, year)
        return
    if level == "township":
        if within and (found := _other_tail(name, within)):
            yield Found(found, f"listed as {found[0].name}")
    elif within and len(within) >= 6 and (found := _other_settlement(name, within)):
        yield Found(found, f"listed as {found[0].name}")
    if len(within) >= 6 and (found := _look_alikes(name, level, within)):
        yield Found(found, f"taken for a misprint of {found[0].name}")


def _zones(name: str, within: str) -> tuple[Division, ...]:
    """The development zones of a city that are told without its name (长春市|经开区)."""
    return tuple(
        d
        for d in gazetteer().uppers()
        if d.level == "county" and d.parent_code == within and d.name.endswith(_ZONES[name])
    )


def _other_tail(name: str, within: str) -> tuple[Division, ...]:
    """A township that has become another kind of township (乡 → 镇 → 街道)."""
    stem = _TOWNSHIP.sub("", name)
    if stem == name or len(stem) < 2:
        return ()
    forms = [stem + tail for tail in _TOWNSHIP_TAILS if stem + tail != name]
    if name.endswith("街道"):
        forms.append(stem.removesuffix("路") + "街道" if stem.endswith("路") else stem + "路街道")
    return tuple(d for f in forms for d in gazetteer().lookup(f, levels=("township",), within=within))


def _other_settlement(name: str, within: str) -> tuple[Division, ...]:
    """A village that has become a community, or back; names with one word more or less (柳桥村社区)."""
    forms: tuple[str, ...]
    if name.endswith("村社区"):
        forms = (name[:-2], name[:-3] + "社区")
    elif name.endswith("社区"):
        forms = (name[:-2] + "村", name[:-2] + "村社区", name[:-2] + "小区社区")
    elif name.endswith("村"):
        forms = (name + "社区", name[:-1] + "社区", name + "村", name[:-1] + "嘎查")
    elif name.endswith("连"):
        forms = (name + "队", name + "社区")
    elif name.endswith("居民区"):
        forms = (name[:-3] + "社区",)
    else:
        forms = (name + "村", name + "社区")
    for form in forms:
        if found := gazetteer().lookup(form, levels=SETTLEMENTS, within=within):
            return found
    if len(within) == 9 and name.endswith("村"):
        table = gazetteer()  # too many names begin with one given character
        alike = table.settlements_beginning(name[:-1], within) if len(name) > 2 else table.under(within, "village")
        return tuple(d for d in alike if village_short_form(d.name) == name)
    return ()


@lru_cache(maxsize=1)
def _confusions() -> dict[str, str]:
    """Characters that print and OCR take for each other, each with the others of its groups."""
    table: dict[str, str] = {}
    for line in schema_path("gazetteers", "lookalikes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for group in line.split():
            for c in group:
                table[c] = table.get(c, "") + group.replace(c, "")
    return table


def _look_alikes(name: str, level: str, within: str) -> tuple[Division, ...]:
    """Places of this level whose name differs in one character that looks much like the one of `name`."""
    table, confusions = gazetteer(), _confusions()
    forms = [name[:i] + other + name[i + 1 :] for i, c in enumerate(name) for other in confusions.get(c, "")]
    levels = SETTLEMENTS if level in SETTLEMENTS else (level,)
    found = (d for f in dict.fromkeys(forms) for d in table.lookup(f, levels=levels, within=within))
    return tuple(dict.fromkeys(found))


def _dated(name: str, level: str, within: str, year: int | None) -> Iterator[Found]:
    """What became of a division that had this name; a text later than the last change is told."""
    table = gazetteer()
    changes = [c for c in table.changes(name) if c.old_code and c.new_code]
    by_old: dict[str, Division] = {}
    search, told = "", ""
    for change in changes:
        new = table.division(change.new_code) or table.division(change.new_code.removesuffix("00"))
        if new is None or (within and not new.code.startswith(within)) or new.level not in UPPER_LEVELS:
            continue
        if change.kind in SAME_PLACE or table.only_heir(change):
            by_old[new.code] = new
            told = f"called {name} until {change.year}, then {new.name}"
        elif change.kind != "同名改码":
            parent = new.parent_code if new.level == "county" else new.code
            code = change.old_code.removesuffix("00")
            level = "county" if len(code) == 6 else "prefecture"
            by_old[code] = Division(code, name, level, parent if level == "county" else new.code[:2])
            search = new.code
            told = f"abolished in {change.year}, now part of {new.name}"
    if by_old and year and changes and year > changes[-1].year:
        told += f", though the text is of {year}"
    if by_old:
        yield Found(tuple(by_old.values()), told, search if len(by_old) == 1 else "")
