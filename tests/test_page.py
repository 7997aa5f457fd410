"""The offline page: whole, silent, and never markup out of text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from kg.graph.merge import SHARED_KINDS, Tally
from kg.query.held import HeldCorpus
from tests.records_fixture import documents
from tests.test_query import hostile as hostile  # the build of hostile text

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
#: may be in the page: name spaces and licence comments of the library, which nothing loads
_LOADS = re.compile(
    r"""<(?:script|link|img|iframe|object|embed|source|video|audio|base|form)\b[^>]*\s(?:src|href|data|action)\s*="""
    r"""|@import|url\(\s*['"]?(?!data:)[a-z]+:|<meta[^>]+http-equiv=["']?refresh""",
    re.IGNORECASE,
)


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture(scope="module")
def page(example_build: Path) -> str:
    return (example_build / "graph.html").read_text(encoding="utf-8")


def test_the_page_asks_nobody_for_anything(page: str) -> None:
    assert page.startswith("<!doctype html>")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "http" not in policy[1]
    assert not _LOADS.findall(page)
    assert 'name="viewport"' in page


def test_every_node_has_a_place_and_every_edge_its_ends(page: str) -> None:
    data = data_of(page)
    ids = {n["id"] for n in data["nodes"]}
    assert all(isinstance(n["x"], float) and isinstance(n["y"], float) for n in data["nodes"])
    assert all(e["from"] in ids and e["to"] in ids for e in data["edges"])
    spots = [(n["x"], n["y"]) for n in data["nodes"]]
    assert len(set(spots)) == len(spots), "no node hides another"


def test_every_mechanism_quotes_a_sentence(page: str, example_build: Path) -> None:
    data = data_of(page)
    folder = Path(__file__).parent.parent / "examples" / "articles"
    mechanisms = [n for n in data["nodes"] if n["kind"] == "mechanism"]
    assert mechanisms
    for node in mechanisms:
        assert node["quotes"], node["label"]
        for quote in node["quotes"]:
            text = (folder / data["articles"][quote["article"]]["file"]).read_text(encoding="utf-8")
            assert "".join(text[quote["start"] :].split()).startswith(quote["text"])
            assert quote.get("mark", "") in quote["text"]


def test_what_recurs_is_counted_by_county(page: str) -> None:
    data = data_of(page)
    weights = {n["label"]: n["weight"] for n in data["nodes"] if n["kind"] in ("mechanism", "type")}
    assert weights["双报到双服务"] == 2
    assert weights["小燕热线"] == 1, "two places of one county are one"
    assert weights["议事协商"] >= 3
    assert next(text for _, text in data["recurring"]) == "双报到双服务 · 2 县市区"


def test_problems_and_outcomes_name_the_mechanisms_of_their_case(page: str) -> None:
    data = data_of(page)
    nodes = {n["id"]: n for n in data["nodes"]}
    told = [n for n in nodes.values() if n["kind"] in ("problem", "outcome")]
    assert told
    assert all(nodes[k]["kind"] == "mechanism" for n in told for k in n["by"])
    parking = next(n for n in told if n["label"].startswith("停车难"))
    assert "街坊会" in {nodes[k]["label"] for k in parking["by"]}


def test_the_page_opens_on_what_recurs_most(page: str) -> None:
    data = data_of(page)
    first = next(n for n in data["nodes"] if n["id"] == data["first"])
    assert first["label"] == "双报到双服务"
    assert len({q["article"] for q in first["quotes"][:2]}) == 2, "one quotation of each article first"


def built(*, most: int | None = 500, twice: bool = False) -> dict[str, Any]:
    """The data of a page of some records; `twice`: each trouble is told under a second type."""
    from dataclasses import replace

    from kg.core.records import CaseRecord, ProblemRecord
    from kg.graph.schemes import labels
    from kg.views.page import PageBuilder
    from tests.records_fixture import documents

    builder = PageBuilder(labels(), most=most)
    for records in documents(2):
        if twice:
            again = {r.key: replace(r, key=f"{r.key}f", type="road") for r in records if isinstance(r, ProblemRecord)}
            records = [
                replace(r, problem_keys=tuple(k for p in r.problem_keys for k in (p, again[p].key)))
                if isinstance(r, CaseRecord)
                else r
                for r in (*records, *again.values())
            ]
        builder.add(records)
    return builder.data()


def test_a_trouble_of_two_types_is_drawn_once() -> None:
    once, twice = ([n for n in built(twice=t)["nodes"] if n["kind"] == "problem"] for t in (False, True))
    assert once
    assert len(once) == len(twice)
    assert once[0]["types"] == ["停车难"]
    assert twice[0]["types"] == ["停车难", "道路破损出行难"]
    assert dict(map(tuple, twice[0]["facts"]))["类型 type"] == "停车难？、道路破损出行难？"


def test_a_mechanism_has_the_names_of_all_articles() -> None:
    from kg.graph.schemes import labels
    from kg.pipeline.document import process
    from kg.views.page import PageBuilder
    from tests.conftest import document

    builder = PageBuilder(labels())
    for name in ("12345市民热线", "12345政务服务热线"):
        text = f"江苏省常熟市青石镇柳河社区用好{name}，居民反映停车难，网格员上门，停车难问题得到解决，新增车位52个。"
        builder.add(process(document(text)).records)
    (node,) = [n for n in builder.data()["nodes"] if n["kind"] == "mechanism"]
    assert "12345政务服务热线" in json.dumps(node, ensure_ascii=False)


def test_what_further_documents_tell_changes_nothing_of_those_shown() -> None:
    told, tally = documents(3), Tally()
    for record in [r for records in told for r in records if r.kind in SHARED_KINDS]:
        tally.add(record)
    for shown in (told[:1], told[1:], told):
        alone, among = (HeldCorpus(shown, tally=t).merged for t in (None, tally))
        assert alone
        assert {m.record.key: m for m in alone} == {m.record.key: m for m in among}


def test_an_outcome_is_named_as_the_text_claims_it() -> None:
    told = {n["label"]: dict(map(tuple, n["facts"]))["数值 value"] for n in built()["nodes"] if n["kind"] == "outcome"}
    assert told["新增车位120个"] == "120个"
    assert told["调解纠纷30至40起"] == "约30–40起"


def test_a_page_that_leaves_cases_out_says_how_to_see_them() -> None:
    part, whole = built(most=1), built(most=None)
    assert not part["whole"]
    assert "kg view --all" in part["summary"]
    assert whole["whole"]
    assert "kg view" not in whole["summary"]
    assert len(whole["nodes"]) > len(part["nodes"])


def test_an_empty_graph_is_a_page(tmp_path: Path) -> None:
    from kg.views.page import PageBuilder

    builder = PageBuilder({})
    builder.write(tmp_path / "graph.html")
    assert data_of((tmp_path / "graph.html").read_text(encoding="utf-8"))["nodes"] == []


def test_text_cannot_leave_the_data(hostile: Path) -> None:
    page = (hostile / "graph.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 3
    assert data_of(page)["nodes"]


FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=3000",
]


def dump(path: Path, profile: Path) -> str:
    """The document as the browser has it after the page's script ran."""
    assert CHROMIUM
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", path.absolute().as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
def test_a_browser_shows_it(example_build: Path, hostile: Path, tmp_path: Path) -> None:
    dom = dump(example_build / "graph.html", tmp_path / "a")
    assert "<canvas" in dom
    assert re.search(r"<h3>双报到双服务</h3>", dom)
    assert "<mark>双报到、双服务</mark>" in dom
    assert re.search(r'<button[^>]*aria-label="陕西省 · 双报到: [^"]*双报到双服务', dom), (
        "the matrix, in a small window"
    )
    dom = dump(hostile / "graph.html", tmp_path / "b")
    assert "<canvas" in dom
    assert "<img" not in dom


def test_the_page_counts_what_the_command_line_counts(counted: Path) -> None:
    import kg

    graph = kg.open_graph(counted)
    data = data_of((counted / "graph.html").read_text(encoding="utf-8"))
    shown = {(n["kind"], n["label"]): n["weight"] for n in data["nodes"] if n["kind"] in ("type", "mechanism")}
    for level, kind in (("type", "type"), ("brand", "mechanism")):
        asked = {r["mechanism"]: r["regions"] for r in graph.ask("recurring", level=level, by="county").rows}
        asked.pop("untyped", None)
        assert asked, "something recurs"
        assert {label: n for (of, label), n in shown.items() if of == kind and n > 1} == asked


@pytest.fixture
def counted(tmp_path: Path) -> Path:
    """A reprint, two places of one county, a case of a whole city, a place of the XPCC: what is easily counted wrong."""
    from kg.pipeline.build import build

    told = "推行“邻里议事会”，居民有事一起商量，化解停车难问题，新增车位52个，居民满意度达到97%。去年以来，邻里议事会共开会36次，矛盾纠纷明显减少。"
    where = {
        "a": "江苏省常熟市青石镇柳河社区", "b": "江苏省常熟市青石镇桃源社区", "c": "浙江省长兴县桃源社区",
        "d": "浙江省嘉兴市", "e": "山西省", "f": "新疆生产建设兵团第十二师二二一团杏林社区",
    }  # fmt: skip
    for name, place in where.items():
        (tmp_path / f"{name}.txt").write_text(
            f"{place}：议事会解难题\n{place}{told}今年{name * 2}再开会{ord(name)}次。\n", encoding="utf-8"
        )
    (tmp_path / "again.txt").write_text((tmp_path / "a.txt").read_text(encoding="utf-8"), encoding="utf-8")
    build([tmp_path], tmp_path.parent / f"{tmp_path.name}-out", jobs=1)
    return tmp_path.parent / f"{tmp_path.name}-out"
