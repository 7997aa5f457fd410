"""Place strings with known codes, read by this package, cpca and jionlp side by side.

usage: python bench/places.py [--show] [--tool kg|cpca|jionlp ...] [--table bench/places.tsv] [--chains N]

Reports for each tool the share of strings whose county, township and village came out right, and strings per
second (the best of three runs over all strings, after one that warms up). A string counts at a level when its
expected code reaches that level; one whose expected code is `-` counts as right at every level it could be
wrong at when no code (no county) was given. cpca gives codes down to the county; jionlp gives names, which
are compared with the names of the expected division and of those above it. Needs `pip install cpca jionlp`.

With `--chains N` only speed is told, for N full chains (province to village) of the statistical table, chosen by a hash
of the code, all different: the first reading of them, and the best of three further ones.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kg.linking.place_text import resolve_many
from kg.text.gazetteer import Division, gazetteer
from kg.text.placenames import village_name

LEVELS = ("county", "township", "village")


class Case(NamedTuple):
    string: str
    code: str
    kind: str


Answer = dict[str, str]  # level → code or name; absent where the tool gives none


def read_kg(strings: list[str]) -> Callable[[int], Answer]:
    spans = resolve_many(strings)

    def answer(i: int) -> Answer:
        span = spans[i]
        code = (span.code or "") if span else ""
        found: Answer = {"place": code}
        if code:
            for division in gazetteer().chain(code):
                level = "village" if division.level == "community" else division.level
                found[level] = division.code
            if code not in found.values():
                found["county"] = code
        return found

    return answer


def read_cpca(strings: list[str]) -> Callable[[int], Answer]:
    import cpca

    codes = cpca.transform(strings)["adcode"].tolist()

    def answer(i: int) -> Answer:
        code = codes[i] if isinstance(codes[i], str) else ""
        if not code:
            return {}
        short = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
        return {"place": short, "county": short} if len(short) == 6 else {"place": short}

    return answer


def read_jionlp(strings: list[str]) -> Callable[[int], Answer]:
    import jionlp

    found = [jionlp.parse_location(s, town_village=True) for s in strings]

    def answer(i: int) -> Answer:
        row = found[i] or {}
        names = {"province": row.get("province"), "prefecture": row.get("city"), "county": row.get("county")}
        names |= {"township": row.get("town"), "village": row.get("village")}
        return {k: v for k, v in names.items() if v}

    return answer


TOOLS = {"kg": read_kg, "cpca": read_cpca, "jionlp": read_jionlp}


def chain_of(code: str) -> dict[str, Division]:
    """The expected division and those above it, by level (village for communities)."""
    return {("village" if d.level == "community" else d.level): d for d in gazetteer().chain(code)}


def right(case: Case, answer: Answer, level: str, *, names: bool) -> bool | None:
    """Whether an answer is right at a level; None where the case has nothing at that level."""
    if case.code == "-":
        return not any(answer.get(x) for x in LEVELS) if level == "county" else None
    length = {"county": 6, "township": 9, "village": 12}[level]
    if (level == "county" and len(case.code) < 6) or case.code.startswith("XPCC"):
        # a city, province or division of the corps: right if it is found and no county is made up
        if level != "county":
            return None
        if names:
            chain = chain_of(case.code)
            top = {k: d.name for k, d in chain.items()}
            return not answer.get("county") and all(
                answer.get(k) == n for k, n in top.items() if k in ("province", "prefecture")
            )
        return answer.get("place") == case.code
    if case.code not in _old() and level not in chain_of(case.code):
        return None
    if len(case.code) < length and level != "county":
        return None
    if names:
        if case.code in _old():
            return bool(answer.get("county")) and answer["county"] in case.string
        expected = chain_of(case.code)
        wanted = [x for x in ("province", "prefecture", "county", "township", "village") if x in expected]
        upto = wanted[: wanted.index(level) + 1]
        return all(same(answer.get(x, ""), expected[x].name) for x in upto)
    if case.code in _old():
        return answer.get("place") == case.code
    return answer.get(level) == chain_of(case.code)[level].code


def same(a: str, b: str) -> bool:
    return a == b or village_name(a) == b if a else False


def _old() -> frozenset[str]:
    """Expected codes of divisions that are no more."""
    return _OLD


_OLD: frozenset[str] = frozenset()


def chains(count: int) -> list[str]:
    """Full chains of villages all over the country."""
    table = gazetteer()
    provinces = [d.code for d in table.uppers() if d.level == "province" and d.code.isdigit()]
    codes = [
        v.code
        for province in provinces
        for t in table.under(province, "township")
        for v in table.under(t.code, "village")
    ]
    codes.sort(key=lambda code: hashlib.sha256(code.encode()).digest())
    return ["".join(d.name for d in table.chain(code)) for code in codes[:count]]


def speed_of_chains(tools: list[str], count: int) -> None:
    """Print strings/s of each tool, the first time and again."""
    strings = chains(count)
    for tool in tools:
        TOOLS[tool](["浙江省宁波市"])  # tables loaded
        seconds = []
        for _ in range(4):
            start = time.perf_counter()
            TOOLS[tool](strings)
            seconds.append(time.perf_counter() - start)
        print(f"{tool:8}{count / seconds[0]:>12,.0f} first{count / min(seconds[1:]):>12,.0f} again")


def main() -> None:
    global _OLD
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, default=Path(__file__).with_name("places.tsv"))
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS))
    parser.add_argument("--show", action="store_true", help="list what this package got wrong")
    parser.add_argument("--chains", type=int, default=0, metavar="N", help="speed alone, over N full chains")
    args = parser.parse_args()
    if args.chains:
        speed_of_chains(args.tool or ["kg", "cpca"], args.chains)
        return
    cases = [Case(*line.split("\t")) for line in args.table.read_text(encoding="utf-8").splitlines()[1:] if line]
    _OLD = frozenset(c.code for c in cases if c.code != "-" and not gazetteer().division(c.code))
    strings = [c.string for c in cases]
    print(f"{len(cases)} strings")
    print(f"{'':8}" + "".join(f"{x:>18}" for x in LEVELS) + f"{'strings/s':>12}")
    for tool in args.tool or list(TOOLS):
        read = TOOLS[tool]
        try:
            answer = read(strings)
        except ImportError as error:
            print(f"{tool:8} cannot run: {error}")
            continue
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            read(strings)
            best = min(best, time.perf_counter() - start)
        cells = []
        for level in LEVELS:
            verdicts = [
                (c, v)
                for i, c in enumerate(cases)
                if (v := right(c, answer(i), level, names=tool == "jionlp")) is not None
            ]
            good = sum(v for _, v in verdicts)
            cells.append(f"{good}/{len(verdicts)} = {good / len(verdicts):.3f}")
            if args.show and tool == "kg":
                for i, c in enumerate(cases):
                    if right(c, answer(i), level, names=False) is False:
                        print(
                            f"  {level}: {c.string} [{c.kind}] expected {c.code}, got {answer(i).get('place') or '-'}"
                        )
        print(f"{tool:8}" + "".join(f"{x:>18}" for x in cells) + f"{len(cases) / best:>12,.0f}")


if __name__ == "__main__":
    main()
