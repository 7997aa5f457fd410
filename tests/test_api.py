"""The Python API: what the command line does, as values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.core.errors import KgError, UsageError
from tests.command import kg as command
from tests.conftest import ROOT


def test_build_and_ask(tmp_path: Path) -> None:
    graph = kg.build([ROOT / "examples" / "articles" / "07-guangdong-shunde.txt"], tmp_path / "out")
    assert isinstance(graph, kg.Graph)
    row = graph.ask("solutions", problem="parking").rows[0]
    assert row["done"] == "街坊会"


def test_networkx_has_quotations_on_its_edges(example_build: Path) -> None:
    graph = kg.open_graph(example_build).to_networkx()
    labels = {d["label"]: n for n, d in graph.nodes(data=True)}
    assert {"棠梨社区", "敲门问事"} <= labels.keys()
    assert {d["kind"] for _, d in graph.nodes(data=True)} >= {"case", "place", "mechanism"}
    assert any(d.get("quote") for *_, d in graph.edges(data=True))


def test_the_report_counts_cases_and_articles_with_cases(example_build: Path) -> None:
    told = json.loads((example_build / "report.json").read_bytes())
    cases = kg.open_graph(example_build).corpus.cases
    assert (told["cases"], told["articles_with_cases"]) == (len(cases), len({c.article for c in cases}))


def test_rdflib_has_all_triples(example_build: Path) -> None:
    graph = kg.open_graph(example_build).to_rdflib()
    assert len(graph) == json.loads((example_build / "report.json").read_bytes())["triples"]


def test_sparql(example_build: Path) -> None:
    graph = kg.open_graph(example_build)
    answer = graph.sparql("SELECT (COUNT(?c) AS ?n) WHERE { ?c a <https://w3id.org/ggk/ns#PracticeCase> }")
    assert answer.columns == ["n"] or list(answer.columns) == ["n"]
    assert int(str(answer.rows[0]["n"])) == len(graph.corpus.cases)
    with pytest.raises(UsageError):
        graph.sparql("SELECT")


def test_serve_answers_until_it_is_closed(example_build: Path) -> None:
    from urllib.request import urlopen

    with kg.open_graph(example_build).serve(port=0) as server:
        page = f"{server.address}/"
        with urlopen(page) as answer:
            assert b"<!doctype html>" in answer.read(100)
        with urlopen(f"{server.address}/sparql?query=ASK%20%7B%20%3Fm%20a%20ggk%3AMechanism%20%7D") as answer:
            assert b"true" in answer.read()
        with pytest.raises(UsageError, match="is taken"):
            kg.open_graph(example_build).serve(port=server.server_address[1])
    with pytest.raises(OSError, match="refused"):
        urlopen(page)


def test_explain_takes_a_text() -> None:
    answer = kg.explain("社区推行“三联”机制，即组织联建、问题联商、服务联动。")
    assert "三联" in {r["name"] for r in answer.rows if r["kind"] == "mechanism"}


def test_errors_are_ours(tmp_path: Path) -> None:
    for call in (
        lambda: kg.open_graph(tmp_path),
        lambda: kg.build([], tmp_path / "o"),
        lambda: kg.build(["nowhere"], "o"),
    ):
        with pytest.raises(KgError):
            call()


def test_what_kg_has() -> None:
    assert set(kg.__all__) == {"Graph", "build", "explain", "open_graph", "places", "list_rules", "__version__"}
    with pytest.raises(AttributeError):
        kg.nothing  # noqa: B018


def test_one_input_needs_no_list(tmp_path: Path) -> None:
    text = ROOT / "examples" / "articles" / "07-guangdong-shunde.txt"
    assert kg.build(str(text), tmp_path / "a").corpus.cases
    assert kg.build(text, tmp_path / "b").corpus.cases


def test_options_of_questions_are_checked(example_build: Path) -> None:
    graph = kg.open_graph(example_build)
    with pytest.raises(UsageError, match="solutions needs 'problem'"):
        graph.ask("solutions")
    with pytest.raises(UsageError, match="recurring has no option 'foo'") as error:
        graph.ask("recurring", foo=1)
    assert "least" in error.value.hint
    with pytest.raises(UsageError, match="the query is empty"):
        graph.sparql(" \n")


def test_what_the_command_line_does(example_build: Path, tmp_path: Path) -> None:
    graph = kg.open_graph(example_build)
    assert graph.validate(shacl=False) == []
    assert not graph.diff(example_build) and not graph.diff(graph)
    other = kg.build(ROOT / "examples" / "articles" / "07-guangdong-shunde.txt", tmp_path / "other")
    assert graph.diff(other)
    assert (
        graph.export("csv", tmp_path / "sheets") == tmp_path / "sheets"
        and (tmp_path / "sheets" / "cases.csv").is_file()
    )
    told = command("report", example_build, "--region", "湖北省")
    assert graph.report(region="湖北省") == told.out
    assert graph.report(region="湖北省", form="html", out=tmp_path / "r.html") == (tmp_path / "r.html").read_text(
        encoding="utf-8"
    )
    with pytest.raises(UsageError, match="no form"):
        graph.report(region="湖北省", form="pdf")
    assert {d.what for d in graph.doubts()} == {"type", "homonym", "candidate", "resolution"}
    assert [p.code for p in kg.places("浙江省宁波市海曙区")] == ["33", "3302", "330203"]
    rules = kg.list_rules("mechanism")
    assert rules and {r.name.split(".")[0] for r in rules} == {"mechanism"} and len(kg.list_rules()) > len(rules)
    with pytest.raises(UsageError, match="no kind"):
        kg.list_rules("mechanic")
