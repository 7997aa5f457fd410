"""Lists of address-like strings: the quick way, what is kept of it, and strings that are no address."""

import time
from pathlib import Path

import pytest

from kg.linking.place_text import plain, resolve_many
from kg.linking.places.memory import KEPT, LONGEST, memory
from kg.linking.places.straight import read
from kg.linking.places.walk import walk
from kg.text.gazetteer import gazetteer

BENCH = Path(__file__).parents[1] / "bench" / "places.tsv"


@pytest.mark.parametrize(
    ("string", "code"),
    [
        ("浙江省宁波市海曙区月湖街道平桥社区" * 200_000, "330203004006"),
        ("浙江省宁波市海曙区" + "月" * 3_000_000, "330203"),
        ("杭州" * 1_000_000, "3301"),
        ("社区" * 1_000_000, None),
        ("啊" * 3_000_000, None),
        ("长沙市余杭区", None),
        ("不存在市不存在县", None),
        ("運城市鹽湖區", "140802"),
        ("浙江省宁波市海曙区月湖街道平桥社区５号", "330203004006"),
        ("浙江省宁波市海曙区月湖街道平桥社区\ud800", "330203004006"),
        ("\ud800", None),
        ("村\n社区", None),
    ],
    ids=lambda x: str(x)[:12].encode("ascii", "backslashreplace").decode(),
)
def test_strings_that_are_no_plain_address(string: str, code: str | None) -> None:
    start = time.perf_counter()
    (span,) = resolve_many([string])
    assert time.perf_counter() - start < 5
    assert (span.code if span else None) == code


def test_a_string_means_the_same_alone_and_among_others_first_and_again() -> None:
    cases = [line.split("\t")[0] for line in BENCH.read_text(encoding="utf-8").splitlines()[1:]]
    cases += [c[: len(c) * 2 // 3] for c in cases] + ["宁波海曙区", "浙江、宁波", "海曙区3号", "云南镇雄", "河南兰考县"]
    first = resolve_many(cases)
    memory.cache_clear()
    backwards = resolve_many(reversed(cases))
    assert first == resolve_many(cases) == backwards[::-1]
    memory.cache_clear()
    assert first == [resolve_many([c])[0] for c in cases]


def test_what_is_read_by_look_ups_is_what_the_walk_gives() -> None:
    cases = [line.split("\t")[0] for line in BENCH.read_text(encoding="utf-8").splitlines()[1:]]
    table = gazetteer()
    for division in table.uppers():
        line = table.chain(division.code)
        cases += ["".join(table.short_name(d.code) for d in line), "".join(d.name for d in line[-2:]) + "3号"]
    for string in cases:
        text = plain(string)
        (quick,) = read([text], str, lambda *_: None)
        if quick:
            last = walk(text)[-1]
            assert (quick.start, quick.end, quick.code) == (last.start, last.end, last.divisions[0].code), string


def test_chains_all_over_the_country_are_read_by_look_ups_as_the_walk_reads_them() -> None:
    table = gazetteer()
    codes, _ = table.townships()
    cases = []
    for at in range(0, len(codes), 60):
        *above, town = [d.name for d in table.chain(codes[at])] or [""]
        villages = [d.name for d in table.under(codes[at], "village")][:1]
        cases += ["".join((*above, town, *villages, end)) for end in ("", "5号", "无此村")]
        cases += ["".join((*above, *villages)), "".join((*above[1:], town)), "".join((*above[-1:], *above[-1:], town))]
    for strings in (cases, cases):  # chains not met before, then chains that are remembered
        for string, quick in zip(strings, read(strings, str, lambda *_: None), strict=True):
            if quick:
                last = walk(string)[-1]
                known = (quick.start, quick.end, quick.level, quick.code)
                assert known == (last.start, last.end, last.divisions[0].level, last.divisions[0].code), string


@pytest.mark.parametrize(
    ("string", "code"),
    [
        ("广东省中山市小榄镇", "442000118"),  # a city without counties
        ("新疆维吾尔自治区昌吉回族自治州奇台县东湾镇中渠村", "652325104202"),  # a county that hosts the Corps
        ("奇台县奇台农场", "652325503"),
    ],
)
def test_townships_straight_below_a_city_and_beside_the_corps(string: str, code: str) -> None:
    (quick,) = read([string], str, lambda *_: None)
    assert quick
    assert quick.code == code
    assert resolve_many([string]) == [quick]


def test_long_strings_and_old_answers_are_not_kept() -> None:
    memory.cache_clear()
    kept = memory(None)
    long = [f"浙江省宁波市海曙区{'月' * LONGEST}{n}" for n in range(50)]
    resolve_many(long)
    assert kept.size() == 0
    resolve_many(f"浙江省宁波市海曙区{n}号" for n in range(3 * KEPT))
    assert kept.size() <= 2 * KEPT + 4096
    assert resolve_many(["浙江省宁波市海曙区1号"])[0] == resolve_many(["浙江省宁波市海曙区1号"])[0]
