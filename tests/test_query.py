"""Questions to the graph of the example corpus, and what must not be mixed up in it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.core.errors import UsageError
from kg.core.records import SURE
from kg.query.answer import Answer, excerpt
from kg.query.corpus import Corpus
from kg.query.recurrence import recurring
from kg.query.registry import QUESTIONS
from kg.stores.sparql import open_sparql
from kg.views import tables
from tests.command import kg as command


@pytest.fixture(scope="module")
def graph(example_build: Path) -> kg.Graph:
    return kg.open_graph(example_build)


def quoted(row: object, column: str = "quotes") -> str:
    return str(row[column])  # type: ignore[index]


# --- recurring ---


def test_a_brand_recurs_across_counties_under_both_spellings(graph: kg.Graph) -> None:
    rows = {r["mechanism"]: r for r in graph.ask("recurring", by="county").rows}
    row = rows["双报到双服务"]
    assert row["regions"] == 2
    assert "第十二师 二二一团" in quoted(row, "where")
    assert "阎良区" in quoted(row, "where")
    assert "“双报到、双服务”机制" in quoted(row)
    assert row["first"] == "2024-05-27"
    node = graph.corpus.find_mechanism("双报到双服务")
    assert len(node) == 1
    assert {"双报到双服务", "双报到、双服务"} <= node[0].names


def test_a_counting_name_with_two_meanings_stays_two_nodes(graph: kg.Graph) -> None:
    nodes = graph.corpus.find_mechanism("三联")
    assert len(nodes) == 2
    assert any("组织联建" in n.definition for n in nodes)
    assert any("志愿者联家庭" in n.definition for n in nodes)
    assert "三联" not in {r["mechanism"] for r in graph.ask("recurring", by="county").rows}
    answer = graph.ask("mechanism", name="三联")
    assert answer.notes[0].startswith("2 different mechanisms go by this name")
    assert {"平陆县", "海陵区"} <= {c for r in answer.rows for c in str(r["place"]).split(" ")}


def test_a_type_recurs_under_many_names(graph: kg.Graph) -> None:
    rows = {r["mechanism"]: r for r in graph.ask("recurring", level="type", by="province").rows}
    assert {"议事协商", "积分制", "板凳会·屋场会"} <= rows.keys()
    assert int(rows["议事协商"]["regions"] or 0) >= 2
    assert "街坊会" in quoted(rows["议事协商"], "brands")
    assert {"院坝会", "屋场会"} <= set(quoted(rows["板凳会·屋场会"], "brands").split("、"))
    for row in rows.values():
        assert "“" in quoted(row), "every row quotes"


def test_types_that_no_name_says_outright_count_only_where_asked_for(graph: kg.Graph) -> None:
    def counted(**options: object) -> int:
        return sum(int(r["cases"] or 0) for r in graph.ask("recurring", level="type", least=1, **options).rows)

    assert counted(sure=0) > counted() > counted(sure=0.9)
    less = [n for n in graph.ask("recurring", level="type").notes if "have only doubtful types" in n]
    assert len(less) == 1
    assert [n for n in graph.ask("recurring", level="type").notes if "pairs of type and province" in n]
    assert not [n for n in graph.ask("recurring", level="type", sure=0).notes if "doubtful types" in n], "none left out"
    assert not [n for n in graph.ask("recurring").notes if "doubtful types" in n], "brands have no part in it"
    for question in ("matrix", "timeline", "together"):
        assert graph.ask(question).notes[-1].endswith("--sure 0 counts them."), question
        strict = 0.95 if question == "together" else SURE  # the doubtful ones stand with no other here
        assert graph.ask(question, sure=0).rows != graph.ask(question, sure=strict).rows, question


def test_a_case_counts_for_a_type_that_its_own_text_makes_sure(tmp_path: Path) -> None:
    told = "本报讯 {}推行“接诉即办”机制，{}，解决停车难问题{}件。居民说，小区里住得更舒心了。\n"
    sure, doubtful = ("柳阴社区", "居民拨打热线反映诉求，工单派给网格员"), ("桥北社区", "党员轮流值守")
    for n, (place, deed) in enumerate((sure, doubtful), 31):
        (tmp_path / f"{n}.txt").write_text(f"{place}有了新办法\n" + told.format(place, deed, n), encoding="utf-8")
    kg.build([tmp_path], tmp_path / "out")
    corpus = kg.open_graph(tmp_path / "out").corpus
    (node,) = corpus.find_mechanism("接诉即办")
    uses = {corpus.places[c.places[0]].name: c for c in corpus.distinct if node.iri in c.mechanisms}
    assert corpus.types(node.iri, SURE) == ("hotline-response",)
    assert corpus.types_in(uses["柳阴社区"], node.iri) == ("hotline-response",)
    assert corpus.types_in(uses["桥北社区"], node.iri) == ()
    assert corpus.types_in(uses["桥北社区"], node.iri, 0) == corpus.types(node.iri, 0)


def test_a_quotation_is_cut_around_the_name() -> None:
    text = "甲" * 50 + "\n“板凳会”" + "乙" * 50
    line = excerpt(text, 52, 55, 40)
    assert "板凳会" in line
    assert len(line) <= 41
    assert line.startswith("…")
    assert line.endswith("…")
    assert excerpt(text, 0, 2, 40) == "甲" * 39 + "…"
    assert excerpt("短句。", 0, 2, 40) == "短句。"


def test_where_says_cases_and_articles_read(graph: kg.Graph) -> None:
    answer = graph.ask("recurring", level="type", by="province")
    assert answer.titles["where"] == "where: province (cases/articles read)"
    assert any("湖北省" in str(r["where"]) and "/2)" in str(r["where"]) for r in answer.rows)


def test_places_of_the_xpcc_count_as_their_own_or_under_their_host(graph: kg.Graph) -> None:
    own = {r["mechanism"]: r for r in graph.ask("recurring", by="province").rows}["双报到双服务"]
    host = {r["mechanism"]: r for r in graph.ask("recurring", by="province", xpcc="host").rows}["双报到双服务"]
    assert "新疆生产建设兵团" in quoted(own, "where")
    assert "新疆生产建设兵团" not in quoted(host, "where")
    assert "新疆维吾尔自治区" in quoted(host, "where")


def test_the_shipped_query_counts_a_regiment_once(graph: kg.Graph, example_build: Path) -> None:
    query = (Path(__file__).parent.parent / "examples/queries/cases-per-county.rq").read_text(encoding="utf-8")
    with open_sparql(example_build) as store:
        rows = {str(r[0]): int(str(r[2])) for r in store.query(query).rows}
    assert rows["二二一团"] == 2
    assert "高昌区" not in rows, "its host; the cases are told of the regiment"
    corpus = graph.corpus
    assert sum(rows.values()) == sum(any(corpus.region(p, "County") for p in c.places) for c in corpus.cases)


def test_every_quotation_stands_in_its_file(graph: kg.Graph, example_build: Path) -> None:
    folder = Path(__file__).parent.parent / "examples" / "articles"
    checked = 0
    for quotations in graph.corpus.quotes.values():
        for q in quotations:
            text = (folder / graph.corpus.articles[q.article].file).read_text(encoding="utf-8")
            assert text[q.start : q.end] == q.exact
            checked += 1
    assert checked > 100


# --- the other questions ---


def test_a_practice_is_backed_by_words_of_its_own_case_or_marked(graph: kg.Graph) -> None:
    """Never by a sentence about another place; a link that no sentence states says so wherever it is shown."""
    corpus = graph.corpus
    for case in corpus.cases:
        own = [q for q in corpus.quotes[case.iri] if q.article == case.article]
        for iri in case.mechanisms:
            assert corpus.sentence(case, iri) in own
            named = any(name in q.exact for q in own for name in corpus.mechanisms[iri].names)
            assert named or (case.iri, iri) in corpus.credits, corpus.mechanisms[iri].name
            assert not named or any(name in corpus.sentence(case, iri).exact for name in corpus.mechanisms[iri].names)
    assert all(0 < sure < 1 and reason for sure, reason in corpus.credits.values())
    marked = [r for r in graph.ask("mechanism", name="双报到双服务").rows if "（据上下文）" in str(r["mechanisms"])]
    assert marked
    assert all("报到" not in str(r["quote"]) for r in marked)
    answer = graph.ask("place", name="杏林社区")
    assert any("双报到双服务（据上下文）" in str(r["mechanisms"]) for r in answer.rows)
    assert any("no sentence ties it" in n for n in answer.notes)


def test_solutions_by_id_and_by_chinese_label(graph: kg.Graph) -> None:
    answer = graph.ask("solutions", problem="parking")
    assert answer.rows == graph.ask("solutions", problem="停车难").rows
    told = {r["place"]: r for r in answer.rows}
    row = next(r for p, r in told.items() if str(p).endswith("锦岩里社区"))
    assert row["done"] == "街坊会"
    assert str(row["solved"]).startswith("solved")
    assert "新增车位94个" in str(row["result"])
    assert "停车难" in str(row["quote"])
    assert len(graph.ask("solutions", problem="parking", solved=True).rows) <= len(answer.rows)


def test_a_solution_has_the_results_told_further_on_of_the_same_practice(graph: kg.Graph) -> None:
    answer = graph.ask("solutions", problem="ev-charging")
    row = next(r for r in answer.rows if str(r["place"]).endswith("棠梨社区"))
    assert "新建充电车棚4座（后文）" in str(row["result"])
    assert any("marked （后文）" in n for n in answer.notes)
    # what another practice of the place brought about is not among them
    row = next(r for r in graph.ask("solutions", problem="lighting-signal").rows if r["done"] == "敲门问事")
    assert "充电" not in str(row["result"])


def test_a_place_has_what_the_places_inside_it_did(graph: kg.Graph) -> None:
    community = graph.ask("place", name="棠梨社区").rows
    assert community
    assert {r["case"] for r in community} <= {r["case"] for r in graph.ask("place", name="湖北省").rows}
    assert "敲门问事" in "".join(str(r["mechanisms"]) for r in community)


def test_officials_of_a_place(graph: kg.Graph) -> None:
    rows = graph.ask("official", name="棠梨社区").rows
    assert ("罗丽萍", "党委书记") in {(r["person"], str(r["title"]).removeprefix("社区")) for r in rows}
    assert all(str(r["person"]) in str(r["quote"]) for r in rows)


def test_matrix_has_denominators_and_adds_up(graph: kg.Graph) -> None:
    answer = graph.ask("matrix", by="province")
    hubei = next(r for r in answer.rows if r["region"] == "湖北省")
    assert hubei["articles"] == 2
    assert answer.titles["deliberation"] == "议事协商"
    regions = {r["region"]: r for r in answer.rows}
    corpus = graph.corpus
    read = {corpus.path(corpus.region(a.region, "Province").iri) for a in corpus.articles.values() if a.region}
    assert read <= regions.keys(), "a region that was read has a row, whatever was found there"
    for row in answer.rows:
        assert any(row[t] for t in answer.titles) == (row["cases"] > row["untyped"]), row
    assert sum(int(r["cases"]) for r in answer.rows) == len({c.event for c in corpus.distinct})
    shares = {r["region"]: r for r in graph.ask("matrix", by="province", shares=True).rows}
    assert shares.keys() == regions.keys()
    for region, row in regions.items():
        for t in answer.titles:
            n = row[t]
            assert shares[region][t] == (f"{100 * n / row['cases']:.0f}% ({n})" if n else None)


def test_little_is_not_made_much_of(graph: kg.Graph) -> None:
    """What is untyped comes last; types that meet in few articles have no lift; a case is like those of other articles."""
    some = Corpus(graph.corpus._answering)  # another one, since the first is shared
    some.mechanisms.update({k: m._replace(types=()) for k, m in some.mechanisms.items() if "双报到" in m.name})
    first = [r["mechanism"] for r in recurring(some, level="type", least=1).rows]
    assert first[-1] == "untyped"
    pairs = graph.ask("together", least=1).rows
    assert pairs
    assert all((r["lift"] is None) == (r["articles"] < 5) and r["articles"] <= r["cases"] for r in pairs)
    corpus = graph.corpus
    article = {c.iri.rsplit("/", 1)[-1]: c.article for c in corpus.cases}
    for identifier, here in list(article.items())[:8]:
        assert here not in {article[r["case"]] for r in graph.ask("similar", identifier=identifier).rows}


def test_a_case_is_one_row_though_two_of_its_practices_are_meant(graph: kg.Graph) -> None:
    for name in ("points", "deliberation"):
        told = [r["case"] for r in graph.ask("mechanism", name=name).rows]
        assert len(told) == len(set(told))


def test_timeline_says_when_a_type_was_first_reported(graph: kg.Graph) -> None:
    rows = graph.ask("timeline").rows
    assert [r["year"] for r in rows if r["articles"]] == ["2022", "2023", "2024"]
    assert all(r["started"] for r in rows if not r["articles"]), "a year before the first report: what began then"
    new = [name for r in rows for name in str(r["new"]).split("、") if name]
    assert len(new) == len(set(new))


def test_gaps_name_what_others_have(graph: kg.Graph) -> None:
    answer = graph.ask("gaps", region="浙江省")
    types = {r["type"] for r in answer.rows}
    assert "议事协商" in types
    assert "积分制" not in types
    assert "1 articles were read from 浙江省" in answer.notes[0]


def test_case_card_and_similar_cases(graph: kg.Graph) -> None:
    case = str(graph.ask("solutions", problem="parking").rows[0]["source"])
    file = case.split(":")[0]
    identifier = next(
        c.iri.rsplit("/", 1)[-1] for c in graph.corpus.cases if graph.corpus.articles[c.article].file == file
    )
    card = graph.ask("case", identifier=identifier)
    assert card.rows[0]["part"] == "where 地点"
    assert card.rows[-1]["part"] == "actors 参与方"
    similar = graph.ask("similar", identifier=identifier)
    assert identifier not in {r["case"] for r in similar.rows}


def test_outcomes_of_one_kind_stand_together(graph: kg.Graph) -> None:
    rows = graph.ask("outcomes", kind="satisfaction").rows
    assert rows
    assert {r["kind"] for r in rows} == {"满意度"} or len({r["kind"] for r in rows}) == 1


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_is_a_command_and_shows_its_sparql(name: str, example_build: Path) -> None:
    asked = {"place": "棠梨社区", "mechanism": "三联", "official": "棠梨社区", "gaps": "浙江省"}
    identifier = kg.open_graph(example_build).corpus.cases[0].iri
    words = [asked[name]] if name in asked else [identifier] if name in ("case", "similar") else []
    words += ["--problem", "parking"] if name == "solutions" else []
    done = command("query", name, *words, "--dir", example_build, "--explain")
    assert done.code == 0, done.err
    assert "SELECT" in done.out


def test_unknown_question(graph: kg.Graph) -> None:
    with pytest.raises(UsageError, match="no question"):
        graph.ask("nothing")


# --- hostile text ---

HOSTILE = (
    "浙江省金华市婺城区白龙桥镇枫杨村：“<script>alert(1)</script>”工作法见成效\n\n"
    "本报讯（记者 何青松）7月3日，浙江省金华市婺城区白龙桥镇枫杨村党支部推行“</script><img src=x onerror=alert(2)>”工作法，"
    "即每月敲一次门、问一件事、记一笔账。村党支部书记楼建国说，过去停车难问题突出，"
    "后来村里推行“=HYPERLINK()”工作法和“\"} . ?s ?p ?o . {\"”工作法，新增停车位94个，群众满意率达98%。\n"
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "<b>page & 'x'.txt").write_text(HOSTILE, encoding="utf-8")
    assert command("build", folder, "--out", folder / "out").code == 0
    return folder / "out"


def test_hostile_text_stays_text(hostile: Path) -> None:
    assert command("validate", hostile, "--no-shacl").code == 0
    page = (hostile / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>page" not in page
    graph = kg.open_graph(hostile).to_rdflib()
    assert all(" " not in str(s) and "<" not in str(s) for s in graph.subjects())


@pytest.mark.parametrize(
    "name", ['"} . ?s ?p ?o . {"', "'; DROP ALL; '", "<http://x>", "\\", '"""', "\n", "", "=1+1", "🀄" * 200, "..*"]
)
@pytest.mark.parametrize("question", ["place", "mechanism", "official"])
def test_hostile_names_are_names(hostile: Path, question: str, name: str) -> None:
    done = command("query", question, f"--name={name}", "--dir", hostile)
    assert done.code in (0, 2)
    assert len(done.err.splitlines()) <= 1
    assert "Traceback" not in done.err


def test_a_formula_is_no_formula_in_any_table(hostile: Path) -> None:
    files = list((hostile / "tables").glob("*.csv"))
    assert files
    for path in files:
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))):
            assert not [c for c in row if c[:1] in ("=", "+", "@") or (c[:1] == "-" and not c[1:2].isdigit())]
    answer = Answer(["a"], [{"a": "=1+1"}, {"a": "@x"}, {"a": "\t=1"}, {"a": "-2"}, {"a": -2.5}])
    assert tables.as_csv(answer).splitlines() == ["a", "'=1+1", "'@x", "' =1", "'-2", "-2.5"]


# --- tables ---


def test_columns_line_up_with_chinese_text() -> None:
    answer = Answer(["name", "n", "x"], [{"name": "三联", "n": 1, "x": "a"}, {"name": "é", "n": 10, "x": "双报到"}])
    lines = tables.render(answer).splitlines()
    assert lines == ["name   n  x", "----  --  ------", "三联   1  a", "é     10  双报到"]


@given(st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_table_lines_up(rows: list[list[str]]) -> None:
    answer = Answer(["a", "b", "c"], [dict(zip("abc", r, strict=True)) for r in rows])
    lines = tables.render(answer, cap=12).split("\n")
    second = {
        tables.width(line[:-1])
        for line in tables.render(
            Answer(["a", "b", "z"], [{**dict(zip("ab", r, strict=False)), "z": "|"} for r in rows], {"z": "|"}), cap=12
        ).split("\n")[2:]
    }
    assert len(lines) == 2 + len(rows), "one line a row, whatever the text holds"
    assert len(second) == 1, "the last column begins at the same place everywhere"


def test_json_is_what_was_found(example_build: Path) -> None:
    data = json.loads(command("query", "recurring", example_build, "--format", "json").out)
    assert data["columns"][0] == "mechanism"
    assert data["notes"]


def test_a_table_fits_its_window_or_is_told_in_lines() -> None:
    answer = Answer(
        ["place", "cases", "quote"], [{"place": "柳河社区" * 6, "cases": 3, "quote": "居民说" * 30}], notes=["n"]
    )
    lines = tables.render(answer, columns=70).splitlines()
    assert len(lines) == 5
    assert all(tables.width(line) <= 70 for line in lines[:3])
    assert "…" in lines[2] and lines[4].startswith("· cut to the window")
    assert "居民说" * 30 in tables.render(answer, columns=30), "each row in lines, nothing cut"
    assert "居民说" * 30 in tables.render(answer), "a file or a pipe gets the whole"


def test_a_day_without_its_year_is_never_the_first() -> None:
    from kg.query.things import Told

    assert Told("", "", "2024-07-22", "", "").dated == "2024-07-22"
    assert Told("", "", "--07-22", "", "").dated == "", "it would stand before every year"
    assert Told("", "", "--07-22", "", "").day == "07-22, year not told 未载年份"
