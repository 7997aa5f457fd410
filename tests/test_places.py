import json
import random
import time
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.places import places
from kg.core.mentions import PLACE_LEVELS, PlaceMention
from kg.linking.place_text import resolve_many, resolve_text
from kg.linking.places import PlaceResolution, paper_home, resolve_places
from kg.rules import extract_all
from tests.examples import sentence_article

BENCH = Path(__file__).parents[1] / "bench" / "places.tsv"


def mentions(*told: tuple[str, str] | tuple[str, str, tuple[str, ...]]) -> list[PlaceMention]:
    """Mentions (name, level, stated parents), ten characters apart."""
    return [
        PlaceMention(
            start=10 * i,
            end=10 * i + len(t[0]),
            name=t[0],
            level=t[1],
            within=t[2] if len(t) > 2 else (),
            rule="t",
        )
        for i, t in enumerate(told)
    ]


def decide(
    *told: tuple[str, str] | tuple[str, str, tuple[str, ...]], **context: object
) -> tuple[PlaceResolution, list[str | None]]:
    found = mentions(*told)
    resolution = resolve_places(found, **context)  # type: ignore[arg-type]
    codes = {r.key: r.code for r in resolution.records}
    return resolution, [codes[resolution.keys[m]] for m in found]


def parents(resolution: PlaceResolution, name: str) -> set[str]:
    by_key = {r.key: r for r in resolution.records}
    record = next(r for r in resolution.records if name in (r.name, *r.aliases))
    return {by_key[k].name for k in record.parent_keys}


def test_full_chain_with_ancestors() -> None:
    resolution, codes = decide(
        ("盐湖区", "county"),
        ("北城街道", "township", ("盐湖区",)),
        ("星河社区", "community", ("北城街道", "盐湖区")),
    )
    assert codes == ["140802", "140802005", "140802005030"]
    assert {r.name for r in resolution.records} == {"山西省", "运城市", "盐湖区", "北城街道", "星河社区"}
    assert all(not r.evidence for r in resolution.records)


def test_official_name_and_form_of_the_text_are_labels() -> None:
    resolution, _ = decide(("浙江", "province"))
    assert [(r.name, r.aliases) for r in resolution.records] == [("浙江省", ("浙江",))]


def test_bare_names_follow_the_county_of_the_article() -> None:
    _, codes = decide(("离石区", "county"), ("城东社区", "community"), ("滨河街道", "township"))
    assert codes == ["141102", "141102001004", "141102001"]


def test_bare_name_follows_the_home_of_the_paper() -> None:
    assert decide(("星河社区", "community"))[1] == [None]
    assert decide(("星河社区", "community"), home="运城")[1] == ["140802005030"]


def test_same_name_stays_open_and_lists_its_candidates() -> None:
    resolution, codes = decide(("鼓楼区", "county"))
    assert codes == [None]
    assert len(resolution.notes[0].candidates) == 4


def test_same_name_by_the_other_places() -> None:
    assert decide(("福州市", "prefecture"), ("鼓楼区", "county"))[1] == ["3501", "350102"]


def test_contradiction_gets_no_code() -> None:
    resolution, codes = decide(("长沙市", "prefecture"), ("余杭区", "county", ("长沙市",)))
    assert codes == ["4301", None]
    assert any("contradiction" in w for n in resolution.notes for w in n.why)


def test_misprint_is_reported() -> None:
    resolution, codes = decide(("闻喜县", "county"), ("后官乡", "township", ("闻喜县",)))
    assert codes == ["140823", "140823204"]
    assert next(r for r in resolution.records if r.code == "140823204").aliases == ("后官乡",)
    assert any("misprint" in w for n in resolution.notes for w in n.why)


def test_corps_place_has_both_parents() -> None:
    resolution, codes = decide(
        ("十二师", "prefecture"), ("二二二团", "county", ("十二师",)), ("唐坊社区", "community", ("222团",))
    )
    assert codes == ["XPCC12", "652302505", "652302505402"]
    assert parents(resolution, "二二二团") == {"第十二师", "阜康市"}


def test_quarter_under_stated_parent_or_the_community_before() -> None:
    resolution, codes = decide(
        ("盐湖区", "county"),
        ("星河社区", "community"),
        ("柳苑小区", "quarter"),
        ("柳苑小区B区", "quarter"),
        ("青禾苑", "quarter", ("盐湖区",)),
    )
    assert codes[2:] == [None, None, None]
    assert parents(resolution, "柳苑小区") == {"星河社区"}
    assert parents(resolution, "柳苑小区B区") == {"柳苑小区"}
    assert parents(resolution, "青禾苑") == {"星河社区"}  # the one community of the article, in the stated county


def test_quarter_under_stated_parent_where_several_communities_are_told() -> None:
    resolution, _ = decide(
        ("盐湖区", "county"), ("星河社区", "community"), ("柳岸社区", "community"), ("青禾苑", "quarter", ("盐湖区",))
    )
    assert parents(resolution, "青禾苑") == {"盐湖区"}


def test_unknown_community_under_its_county() -> None:
    resolution, codes = decide(("盐湖区", "county"), ("柳岸新苑社区", "community"))
    assert codes[1] is None
    assert parents(resolution, "柳岸新苑社区") == {"盐湖区"}


def test_unknown_names_of_different_articles_are_different_places() -> None:
    one, two = (resolve_places(mentions(("柳岸新苑社区", "community")), title=t) for t in ("甲", "乙"))
    assert one.records[0].key != two.records[0].key


def test_one_place_whatever_its_parents_and_forms() -> None:
    resolution, _ = decide(
        ("迎风小区", "quarter", ("盐湖区",)),
        ("迎风小区", "quarter"),
        ("运城", "prefecture"),
        ("运城市", "prefecture"),
    )
    keys = list(resolution.keys.values())
    assert keys[0] == keys[1] and keys[2] == keys[3]


def test_old_names() -> None:
    _, codes = decide(("无为县", "county"), ("下城区", "county"), ("郫县", "county"))
    assert codes == ["340281", "330103", "510117"]


def test_township_of_another_kind() -> None:
    assert decide(("盐湖区", "county"), ("北城乡", "township", ("盐湖区",)))[1][1] == "140802005"


def test_other_articles_of_the_page() -> None:
    first = resolve_places(mentions(("盐湖区", "county")))
    _, codes = decide(("星河社区", "community"), page=first.entities.values())
    assert codes == ["140802005030"]


def test_paper_home() -> None:
    assert paper_home("（太原日报记者 某某）") == "太原"
    assert paper_home("中国青年报") is None


def test_order_does_not_matter() -> None:
    told = mentions(("盐湖区", "county"), ("星河社区", "community"), ("柳苑小区", "quarter"), ("鼓楼区", "county"))
    assert resolve_places(told).records == resolve_places(list(reversed(told))).records


NAMES = (
    "山西",
    "运城市",
    "盐湖区",
    "北城街道",
    "星河社区",
    "城东社区",
    "长沙",
    "长沙市",
    "长沙县",
    "余杭区",
    "鼓楼区",
    "十二师",
    "二二二团",
    "四连",
    "柳苑小区",
    "柳苑",
    "第一网格",
    "横沟村",
    "下城区",
    "兵团",
    "新疆",
    "石河子市",
    "嘉峪关市",
    "峪泉镇",
    "无",
    "X",
    "朝阳",
    "海南",
    "吉林",
    "吉林市",
    "城区",
    "222团",
    "東莞",
)


def test_any_mentions_give_whole_records_without_circles() -> None:
    chance = random.Random(5)
    for _ in range(300):
        found = [
            PlaceMention(
                start=7 * i,
                end=7 * i + len(name),
                name=name,
                level=chance.choice(PLACE_LEVELS),
                within=tuple(chance.sample(NAMES, chance.randint(0, 3))),
                alias_of=chance.choice(["", "", "", *NAMES]) if chance.random() < 0.3 else "",
                rule="t",
            )
            for i, name in enumerate(chance.choices(NAMES, k=chance.randint(0, 12)))
        ]
        resolution = resolve_places(found, title="t", home=chance.choice([None, "运城", "无", "朝阳"]))
        above = {r.key: r.parent_keys for r in resolution.records}
        assert set(resolution.keys) == set(found)
        assert set(resolution.keys.values()) <= set(above)
        assert not list(TopologicalSorter(above).static_order())[len(above) :]  # raises on a circle


def test_benchmark_floor() -> None:
    cases = [line.split("\t") for line in BENCH.read_text(encoding="utf-8").splitlines()[1:]]
    spans = resolve_many([c[0] for c in cases])
    wrong = [c[0] for c, s in zip(cases, spans, strict=True) if c[1] != ((s.code if s else None) or "-")]
    assert len(wrong) <= 0.03 * len(cases), wrong


def test_spans_are_of_the_text_as_given() -> None:
    text = "昨日，在臨猗縣與０１４中心社区。"
    found = resolve_text(text)
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert found[0].code == "140821"


def test_places_of_a_text_are_context_for_each_other() -> None:
    found = resolve_text("离石区的干部来到城东社区，又到凤山街道乔家沟社区。")
    assert [s.code for s in found] == ["141102", "141102001004", "141102002", "141102002002"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "社区" * 20_000, "长沙市余杭区" * 2_000, "\x00￿" * 1_000, "不存在市不存在县", "𠮷野家𠮷社区"],
)
def test_hostile_text(text: str) -> None:
    start = time.perf_counter()
    spans = resolve_text(text)
    assert time.perf_counter() - start < 5
    assert all(s.code is None or s.code.startswith("4301") for s in spans)
    assert len(resolve_many([text])) == 1


def test_command() -> None:
    run = CliRunner().invoke(places, ["--format", "json", "山西省运城市盐湖区"])
    rows = [json.loads(line) for line in run.output.splitlines()]
    assert [r["code"] for r in rows] == ["14", "1408", "140802"]
    assert rows[-1]["path"] == "山西省/运城市/盐湖区"
    table = CliRunner().invoke(places, ["--lines", "-"], input="长沙市余杭区\n无此地\n".encode())
    assert table.exit_code == 0
    assert len(table.output.splitlines()) == 2


@pytest.mark.parametrize(
    ("told", "times"),
    [
        ("路不好走。城关区成立专班，城关区纪委也来了。", 3),
        ("老城关区的路也修。", 1),
        ("城关区域内车多。", 1),
        ("城关区别很大。", 1),
        ("“城关区分两片。”", 1),
        ("城关区间车不少。", 1),
    ],
)
def test_a_name_like_a_sort_of_place_is_told_again_only_as_a_whole_word(told: str, times: int) -> None:
    article = sentence_article("拉萨市城关区有条老街。" + told)
    assert [m.name for m in extract_all(article).mentions("place")].count("城关区") == times
