"""Divisions of China from province to village: read-only tables that load when first asked for.

Codes are those of the statistical tables (2, 4, 6, 9 or 12 digits; see `schemas/gazetteers/README.md`).
Divisions and regiments of the Xinjiang Production and Construction Corps (兵团) that have no code there have
one of ours: `XPCC` for the corps, `XPCC12` for its twelfth division, `XPCC0101` for a regiment of the first.
They have two parents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from kg.core.resources import schema_path
from kg.text.changes import Change, ChangeTable, rows
from kg.text.placenames import numeral_variants, plain_width, settlement_level, township_short_forms
from kg.text.villages import VillageTable

#: date that the codes and names stand for
VINTAGE = "2023-06-30"
LEVELS = ("province", "prefecture", "county", "township", "community", "village")
UPPER_LEVELS = LEVELS[:3]
SETTLEMENTS = LEVELS[4:]
_TOWNSHIP = ("township",)
_UPPER, _SETTLED = frozenset(UPPER_LEVELS), frozenset(SETTLEMENTS)
_STREETS = "街街道"  # papers say 花园街道 for 花园街街道
#: a row that gathers villages directly below a county
_NO_TOWNSHIP = "直辖村级区划"
#: regiments that their number alone tells from words
_REGIMENT = re.compile(r"[零〇一二三四五六七八九0-9]{3}团")
_LEVEL_OF_LENGTH = {2: "province", 4: "prefecture", 6: "county", 9: "township", 12: "village"}


class Division(NamedTuple):
    """A division. `parent_code` is its parent on the map, `corps_code` the one in the corps, if any."""

    code: str
    name: str
    level: str
    parent_code: str = ""
    corps_code: str = ""


class _Upper(NamedTuple):
    """Provinces, prefectures, counties and units of the corps."""

    divisions: dict[str, Division]
    names: dict[str, list[str]]  # codes by full and short name
    risky: frozenset[str]
    short: dict[str, str]  # first short form by code
    lesser: dict[str, list[str]]  # codes by short forms that, alone, mean a place of a higher level


class Gazetteer:
    """All tables. Make one with `gazetteer()`; each table loads at its first use."""

    def __init__(self) -> None:
        """Nothing is read here."""
        self._found = lru_cache(maxsize=65536)(self._find)
        self._corps_prefixes = cache(self._find_corps_prefixes)  # one article asks for those of its division again

    # -- province, prefecture, county
    # --------------------------------------------------------------------------

    @cached_property
    def _upper(self) -> _Upper:
        divisions: dict[str, Division] = {}
        names: dict[str, list[str]] = {}
        risky: set[str] = set()
        short: dict[str, str] = {}
        lesser: dict[str, list[str]] = {}
        for code, name, forms in rows("upper.tsv"):
            divisions[code] = Division(code, name, _LEVEL_OF_LENGTH[len(code)], self._parent(code, divisions))
            names.setdefault(name, []).append(code)
            for marked in forms.split():
                form = marked.rstrip("!^")
                if marked.endswith("^"):
                    lesser.setdefault(form, []).append(code)
                    continue
                if form != marked:
                    risky.add(form)
                short.setdefault(code, form)
                if form != name:
                    names.setdefault(form, []).append(code)
        for code, name, level, corps, host, forms in rows("xpcc.tsv"):
            divisions[code] = Division(code, name, level, host, corps)
            short.setdefault(code, forms.split()[0] if forms else name)
            for form in (name, *forms.split(), *numeral_variants(name)):
                if code not in names.setdefault(form, []):
                    names[form].append(code)
                if level == "county" and not form.endswith("市") and not _REGIMENT.fullmatch(form):
                    risky.add(form)
        return _Upper(divisions, names, frozenset(risky), short, lesser)

    @staticmethod
    def gathers(township: str) -> bool:
        """Whether a name is that of a row that gathers villages directly below a county, no township."""
        return township.endswith(_NO_TOWNSHIP)

    @staticmethod
    def _parent(code: str, known: Mapping[str, Division]) -> str:
        """Code of the nearest division above that is a place (rows such as 市辖区 are none)."""
        for length in (9, 6, 4, 2):
            if length < len(code) and (length == 9 or code[:length] in known):
                return code[:length]
        return ""

    def upper_names(self) -> Mapping[str, tuple[str, ...]]:
        """Full and short names of provinces, prefectures, counties and corps units, with their codes.

        Short forms that are common words or shared are among them: ask `is_risky`.
        """
        return self._upper_names

    @cached_property
    def _upper_names(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(codes) for name, codes in self._upper.names.items()}

    def is_risky(self, name: str) -> bool:
        """Whether a short form is no sign of a place by itself (朝阳, 城区, 建设, 一团)."""
        return name in self._upper.risky

    def lesser(self, name: str) -> tuple[Division, ...]:
        """Places that bear a short form which, alone, means one of a higher level (长沙 for 长沙县)."""
        return tuple(self._upper.divisions[c] for c in self._upper.lesser.get(name, ()))

    def lesser_names(self) -> Iterable[str]:
        """All short forms that `lesser` knows."""
        return self._upper.lesser.keys()

    def short_name(self, code: str) -> str:
        """The usual short form of a province, prefecture or county, or its name."""
        return self._upper.short.get(code) or self._upper.divisions[code].name

    def uppers(self) -> Iterable[Division]:
        """All provinces, prefectures, counties and corps units."""
        return self._upper.divisions.values()

    # -- townships -------------------------------------------------------------------------------------------

    @cached_property
    def _towns(self) -> tuple[dict[str, str], dict[str, str]]:
        """Names by code, and codes, with spaces between, by name (also by the shorter forms of names)."""
        table = schema_path("gazetteers", "townships.txt").read_text(encoding="utf-8").splitlines()
        all_codes, all_names = (line.split(" ") for line in table)
        names = dict(zip(all_codes, all_names, strict=True))
        kept = names.copy()
        for code in names.keys() & self._upper.divisions.keys():  # a regiment stands with the counties
            del kept[code]
        for code in [c for c, n in kept.items() if _NO_TOWNSHIP in n]:
            del kept[code]
        codes = dict(zip(reversed(kept.values()), reversed(kept.keys()), strict=True))  # the first of each name
        for code, name in [(c, n) for c, n in kept.items() if codes[n] is not c]:
            codes[name] += " " + code
        for code, name in [(c, n) for c, n in kept.items() if "族" in n or _STREETS in n]:
            for form in self.short_townships(name):
                codes[form] = " ".join(sorted([*codes.get(form, "").split(), code]))
        return names, codes

    @cached_property
    def _town_codes(self) -> list[str]:
        return list(self._towns[0])  # the table is sorted

    @cached_property
    def _town_names(self) -> list[str]:
        return list(self._towns[0].values())

    # -- villages --------------------------------------------------------------------------------------------

    @cached_property
    def villages(self) -> VillageTable:
        """The table of villages and communities; it knows townships by their place, see `townships`."""
        return VillageTable(schema_path("gazetteers", "villages.bin"), self._town_codes)

    # -- asking ----------------------------------------------------------------------------------------------

    def division(self, code: str) -> Division | None:
        """The division with this code."""
        upper = self._upper.divisions
        if code in upper:
            return upper[code]
        if len(code) == 9:
            name = self._towns[0].get(code)
            return Division(code, name, "township", self._parent(code, upper)) if name else None
        if len(code) == 12 and code[:9] in self._towns[0]:
            village = self.villages.name(code)
            return self.settlement(code, village) if village else None
        return None

    def settlement(self, code: str, name: str) -> Division:
        """The village or community with this code and name, as `division` makes it."""
        township = self._towns[0].get(code[:9], "")
        parent = code[:6] if self.gathers(township) else code[:9]
        return Division(code, name, settlement_level(name, code), parent)

    def chain(self, code: str, *, corps: bool = False) -> tuple[Division, ...]:
        """The division and all above it, from the top; with `corps` through 师 and 兵团, not the host."""
        found: list[Division] = []
        while code:
            division = self.division(code)
            if division is None:
                return ()
            found.append(division)
            code = (corps and division.corps_code) or division.parent_code
            if corps and division.code == "XPCC":
                break
        return tuple(reversed(found))

    def lookup(self, name: str, *, levels: Iterable[str] | None = None, within: str = "") -> tuple[Division, ...]:
        """Divisions that bear `name` (full or short), of these `levels`, below the division `within`.

        Numerals may be written either way (222团, 二二二团). Sorted by level, then code.
        """
        return self._found(name, LEVELS if levels is None else tuple(levels), within)

    def _find(self, name: str, levels: tuple[str, ...], within: str) -> tuple[Division, ...]:
        name = plain_width(name)
        found = self._exact(name, levels, within)
        for form in () if found else numeral_variants(name):
            if found := self._exact(form, levels, within):
                break
        return found

    def _exact(self, name: str, levels: tuple[str, ...], within: str) -> tuple[Division, ...]:
        if levels == _TOWNSHIP and name not in self._towns[1]:
            return ()
        found: list[Division] = []
        prefixes = self.prefixes(within)
        if not _UPPER.isdisjoint(levels):
            upper, names = self._upper.divisions, self._upper.names
            found += [
                upper[c] for c in names.get(name, ()) if upper[c].level in levels and self._below(upper[c], within)
            ]
            if within and not found:
                lesser = (upper[c] for c in self._upper.lesser.get(name, ()))
                found += [d for d in lesser if d.level in levels and self._below(d, within)]
        if "township" in levels:
            for code in self._towns[1].get(name, "").split():
                if not within or code.startswith(prefixes):
                    found.append(self.township(code))
        if len(name) > 1 and not _SETTLED.isdisjoint(levels):
            for prefix in prefixes:
                settlements = (self.settlement(c, name) for c in self.villages.codes(name, prefix))
                found += [d for d in settlements if d.level in levels]
        return tuple(found)

    def prefixes(self, within: str) -> tuple[str, ...]:
        """Prefixes of the codes of all that lies below a division; several for a division of the corps."""
        return self._corps_prefixes(within) if within.startswith("XPCC") else (within,)

    def _find_corps_prefixes(self, within: str) -> tuple[str, ...]:
        @cache
        def below(code: str) -> bool:
            of = self._upper.divisions.get(code)
            return code == within or (of is not None and (below(of.parent_code) or below(of.corps_code)))

        units = [d.code for d in self.uppers() if d.corps_code]
        return tuple([code for code in units if not code.startswith("XPCC") and below(code)])

    def _below(self, division: Division, within: str) -> bool:
        """Whether the division lies below `within`, on the map or in the corps."""
        if not within or division.code.startswith(within):
            return True
        if within.startswith("XPCC") or division.code.startswith("XPCC"):
            parents = (division.parent_code, division.corps_code)
            upper = self._upper.divisions
            return any(p in upper and self._below(upper[p], within) for p in parents if p)
        return False

    def lies_in(self, code: str, within: str) -> bool:
        """Whether the division `code` is `within` or lies below it, on the map or in the corps."""
        if code.startswith(within):
            return True
        if not within.startswith("XPCC") and not code.startswith("XPCC"):
            return False
        upper = next((d for n in (len(code), 9, 6) if (d := self._upper.divisions.get(code[:n]))), None)
        return upper is not None and self._below(upper, within)

    def exists(self, name: str, level: str) -> bool:
        """Whether some division of the level bears exactly this name; cheap, for telling names from words.

        Community and village are one table and not told apart here.
        """
        if level == "township":
            return name in self._towns[1]
        if level not in _UPPER:
            return name in self.villages
        divisions, names = self._upper.divisions, self._upper.names
        return any(divisions[c].level == level for c in names.get(name, ()))

    def under(self, code: str, level: str) -> Iterator[Division]:
        """All townships, or all villages and communities, below a division."""
        for prefix in self.prefixes(code):
            if level == "township":
                codes = self._town_codes
                yield from map(self.township, codes[bisect_left(codes, prefix) : bisect_left(codes, prefix + ":")])
            else:
                yield from (self.settlement(c, n) for c, n in self.villages.under(prefix[:9]))

    def township(self, code: str) -> Division:
        """The township with this code, also where a unit of the corps has the code too."""
        return Division(code, self._towns[0][code], "township", self._parent(code, self._upper.divisions))

    def township_names(self) -> Mapping[str, str]:
        """All names that townships have, with their codes: one, or several with spaces between."""
        return self._towns[1]

    def township_names_of(self, county: str) -> tuple[int, list[str]]:
        """Names of a county's townships in the order of their codes, and the place of the first in the table."""
        codes = self._town_codes
        low = bisect_left(codes, county)
        return low, self._town_names[low : bisect_left(codes, county + ":", low)]

    def townships_of(self, county: str) -> dict[str, int]:
        """Places in the table of a county's townships by name, the first of several of one name."""
        low, names = self.township_names_of(county)
        found = {name: low + at for at, name in reversed(list(enumerate(names)))}
        for name in [n for n in names if "族" in n or _STREETS in n]:
            for form in self.short_townships(name):
                found.setdefault(form, found[name])
        return found

    def township_place(self, code: str) -> int:
        """The place of a township among `townships`."""
        return bisect_left(self._town_codes, code)

    def townships(self) -> tuple[Sequence[str], Sequence[str]]:
        """Codes and names of all townships, by code."""
        return self._town_codes, self._town_names

    def settlements_of(self, name: str, most: int, *, within: str = "") -> tuple[int, tuple[Division, ...]]:
        """How many villages and communities below `within` bear exactly `name`, and the first of them by code."""
        many, codes = self.villages.first_codes(name, most, within)
        return many, tuple(self.settlement(c, name) for c in codes)

    def settlements_beginning(self, head: str, within: str) -> Iterator[Division]:
        """Villages and communities of a township (or county) whose name begins with `head`, by code."""
        return (self.settlement(c, n) for c, n in self.villages.beginning(head, within))

    # -- changes, points, script
    # -------------------------------------------------------------------------------

    @cached_property
    def _changes(self) -> ChangeTable:
        return ChangeTable()

    def changes(self, old_name: str) -> tuple[Change, ...]:
        """What became of counties and prefectures of this name, by year."""
        return self._changes.of(old_name)

    def only_heir(self, change: Change) -> bool:
        """Whether the new division of a change was set up then and took over from the old one alone."""
        return self._changes.only_heir(change)

    def was_upper(self, name: str) -> bool:
        """Whether a county or prefecture had this name, or lay elsewhere, at some time since 1980."""
        return name in self._changes.old_names()

    def old_names(self) -> Iterable[str]:
        """All names that `was_upper` knows."""
        return self._changes.old_names()

    @staticmethod
    def short_townships(name: str) -> tuple[str, ...]:
        """Further forms of a township's name (团结彝族苗族乡 as 团结乡, 花园街街道 as 花园街道)."""
        if name.endswith(_STREETS):
            return (name.removesuffix(_STREETS) + "街道",)
        return township_short_forms(name) if name.endswith(("族乡", "族镇", "族苏木")) else ()

    @cached_property
    def _points(self) -> dict[str, tuple[float, float]]:
        return {code: (float(x), float(y)) for code, x, y in rows("points.tsv")}

    def point(self, code: str) -> tuple[float, float] | None:
        """Longitude and latitude of a county's or prefecture's seat; datum unknown, for small maps only."""
        if len(code) < 6 and code.isdigit():
            code = code.ljust(6, "0")
        return self._points.get(code[:6])

    @cached_property
    def _simplified(self) -> dict[int, str]:
        old, new = schema_path("gazetteers", "traditional.txt").read_text(encoding="utf-8").splitlines()
        return {ord(a): b for a, b in zip(old, new, strict=True)}

    def traditional(self) -> Iterable[int]:
        """Characters that `simplified` changes."""
        return self._simplified.keys()

    def simplified(self, text: str) -> str:
        """`text` with the traditional characters that occur in place names made simplified, one to one."""
        return text.translate(self._simplified)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this process."""
    return Gazetteer()
