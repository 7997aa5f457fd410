"""Place strings with known codes, read by this package, cpca and jionlp side by side.

usage: python bench/places.py [--show] [--tool kg|cpca|jionlp ...] [--table bench/places.tsv]
                              [--chains N] [--stream FOLDER|FILE ...]

Reports for each tool the share of strings whose county, township and village came out right, and strings per
second. A string counts at a level when its expected code reaches that level; one whose expected code is `-` counts
as right at every level it could be wrong at when no code (no county) was given. cpca gives codes down to the county;
jionlp gives names, which are compared with the names of the expected division and of those above it. Needs
`pip install cpca jionlp`.

Speed: each tool reads each set of strings in a process of its own, after three strings that make it load its tables:
`first` is the first reading of the list, `again` the best of three further ones (this package keeps some ten thousand
answers, the others none). Further sets, beside those of the table:

--chains N   N full chains (province to village) of the statistical table, chosen by a hash of the code, all different
--stream P   place strings in the order in which texts name them: all files of a folder, or a .jsonl or .jsonl.gz file
             with `title` and `text`; as they come, and each different one once. The texts are yours: none is kept.

jionlp is slow: where a set is longer than `--most`, it reads so many of its strings, evenly chosen.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from kg.linking.place_text import resolve_many, resolve_text
from kg.text.gazetteer import Division, gazetteer
from kg.text.placenames import village_name

LEVELS = ("county", "township", "village")
#: strings that make a tool load its tables: a chain, a former name, a name that is nowhere
WARM = ["浙江省宁波市海曙区月湖街道平桥社区", "成都市双流县", "无此地村"]


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


def stream(paths: list[Path]) -> list[str]:
    """Place strings of texts: names that follow each other without anything between are one string."""
    found: list[str] = []
    for text in texts(paths):
        whole: list[list[int]] = []
        for span in resolve_text(text):
            if whole and span.start == whole[-1][1]:
                whole[-1][1] = span.end
            else:
                whole.append([span.start, span.end])
        found += [text[start:end] for start, end in whole]
    return found


def texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        if path.is_dir():
            yield from texts(sorted(p for p in path.iterdir() if p.suffix in (".txt", ".md", ".jsonl", ".gz")))
        elif ".jsonl" in path.suffixes:
            data = path.read_bytes()
            for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines():
                row = json.loads(line)
                yield f"{row.get('title', '')}\n\n{row['text']}"
        else:
            yield path.read_text(encoding="utf-8")


def seconds(tool: str, strings: list[str]) -> tuple[float, float]:
    """Time of the first reading, and of the best of three further ones."""
    TOOLS[tool](WARM)
    times = []
    for _ in range(4):
        fresh = [s[:1] + s[1:] for s in strings]  # as read from a file: no string knows its hash
        start = time.process_time()
        TOOLS[tool](fresh)
        times.append(time.process_time() - start)
    return times[0], min(times[1:])


def speed(name: str, strings: list[str], tools: list[str], most: int) -> None:
    """Print strings/s of each tool."""
    print(f"\n{name}: {len(strings):,} strings, {len(set(strings)):,} different")
    print(f"{'':8}{'first/s':>14}{'again/s':>14}")
    for tool in tools:
        some = strings[:: -(-len(strings) // most)] if tool == "jionlp" and len(strings) > most else strings
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            try:
                first, again = process.submit(seconds, tool, some).result()
            except ImportError as error:
                print(f"{tool:8} cannot run: {error}")
                continue
        told = f"  ({len(some):,} of them)" if some is not strings else ""
        print(f"{tool:8}{len(some) / first:>14,.0f}{len(some) / again:>14,.0f}{told}")


def main() -> None:
    global _OLD
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, default=Path(__file__).with_name("places.tsv"))
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS))
    parser.add_argument("--show", action="store_true", help="list what this package got wrong")
    parser.add_argument("--chains", type=int, default=0, metavar="N", help="speed over N full chains, too")
    parser.add_argument(
        "--stream", type=Path, nargs="+", default=[], metavar="P", help="speed over places of texts, too"
    )
    parser.add_argument("--most", type=int, default=1000, help="so many strings of a set for jionlp (default: 1000)")
    args = parser.parse_args()
    tools = args.tool or list(TOOLS)
    cases = [Case(*line.split("\t")) for line in args.table.read_text(encoding="utf-8").splitlines()[1:] if line]
    _OLD = frozenset(c.code for c in cases if c.code != "-" and not gazetteer().division(c.code))
    strings = [c.string for c in cases]
    print(f"{len(cases)} strings of {args.table.name}: right at each level")
    print(f"{'':8}" + "".join(f"{x:>18}" for x in LEVELS))
    for tool in tools:
        try:
            answer = TOOLS[tool](strings)
        except ImportError as error:
            print(f"{tool:8} cannot run: {error}")
            continue
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
        print(f"{tool:8}" + "".join(f"{x:>18}" for x in cells))
    speed(args.table.name, strings, tools, args.most)
    if args.chains:
        speed("full chains", chains(args.chains), tools, args.most)
    if args.stream:
        found = stream(args.stream)
        speed("places of texts, as they come", found, tools, args.most)
        speed("places of texts, each once", list(dict.fromkeys(found)), tools, args.most)


if __name__ == "__main__":
    main()
