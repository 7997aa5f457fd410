"""Case cards and the picture of the matrix: every line quotes, and no text of a page becomes markup."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.api import Graph, open_graph
from kg.cli.report import report as command
from kg.core.errors import UsageError
from kg.pipeline.build import build
from kg.query.answer import Answer
from kg.query.cards import MISSING, PARTS, Card, CardLine, CaseReport, report
from kg.views.heatmap import heatmap
from kg.views.report import markdown, page, word

_TEXT = """常熟市柳河社区：“邻里议事会”解难题
2024年3月，江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民有事一起商量，化解停车难问题，新增车位52个。
“关键在于让居民自己拿主意。”社区党委书记王大海说，邻里议事会去年开会36次，解决问题118件。
"""
_HOSTILE = "<script>alert(1)</script> & *b* [x](y)\x01"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("report")
    (folder / "texts").mkdir()
    (folder / "texts" / "page-2024-03-05.txt").write_text(_TEXT, encoding="utf-8")
    build([folder / "texts"], folder / "out", jobs=1)
    return open_graph(folder / "out")


def test_a_card_has_the_four_parts_and_quotes(graph: Graph) -> None:
    made = report(graph.corpus, mechanism="邻里议事会")
    [card] = made.cards
    parts = dict(card.parts)
    assert tuple(parts) == PARTS
    assert "停车难" in parts["背景"][0].text
    assert parts["主要做法"][0].text.startswith("邻里议事会")
    assert any("52" in line.text for line in parts["成效"])
    flat = "".join(_TEXT.split())
    for line in (x for told in parts.values() for x in told):
        assert line.text == MISSING or (line.quote in flat and "page-2024-03-05.txt:" in line.source)


def test_what_is_not_told_is_said_so(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT.splitlines()[0] + "\n" + _TEXT.splitlines()[1], encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    [card] = report(open_graph(tmp_path / "out").corpus, region="常熟市").cards
    assert [x.text for x in dict(card.parts)["启示"]] == [MISSING]


def test_what_one_place_says_of_a_practice_defines_it_for_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "两地办好一件事\n江苏省常熟市推行“邻里一件事”机制，即把居民的诉求并成一张单，由社区网格员上门代办，物业和业委会一起商量。\n"
        "浙江省桐乡市也推行“邻里一件事”机制，居民和老人的停车难问题得到解决，新增车位36个，网格员上门走访。\n",
        encoding="utf-8",
    )
    build([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    cards = report(open_graph(tmp_path / "out").corpus, mechanism="邻里一件事").cards
    told = {dict(card.facts)["地点"][-3:]: "".join(x.text for x in dict(card.parts)["主要做法"]) for card in cards}
    assert "并成一张单" in told["常熟市"]
    assert "邻里一件事" in told["桐乡市"]
    assert "并成一张单" not in told["桐乡市"]


def test_a_report_is_of_one_thing(graph: Graph) -> None:
    with pytest.raises(UsageError):
        report(graph.corpus)
    with pytest.raises(UsageError):
        report(graph.corpus, mechanism="邻里议事会", region="常熟市")
    with pytest.raises(UsageError, match="no mechanism"):
        report(graph.corpus, mechanism="没有这个")


def test_by_type_and_by_region(graph: Graph) -> None:
    assert len(report(graph.corpus, mechanism="deliberation").cards) == 1
    assert len(report(graph.corpus, region="江苏省").cards) == 1


def hostile() -> CaseReport:
    card = Card(_HOSTILE, [("地点", _HOSTILE)], [("背景", [CardLine(_HOSTILE, _HOSTILE, _HOSTILE)])])
    return CaseReport(_HOSTILE, [_HOSTILE], [card])


def test_no_text_becomes_markup() -> None:
    assert "<script" not in page(hostile()) and "&lt;script&gt;" in page(hostile())
    assert "\x01" not in page(hostile())
    made = markdown(hostile())
    assert "<script" not in made.replace("\\<", "") and "[x](" not in made


def test_word(tmp_path: Path) -> None:
    try:
        import docx
    except ImportError:
        with pytest.raises(UsageError, match="python-docx") as error:
            word(hostile(), tmp_path / "x.docx")
        assert "pip install" in error.value.hint
        return
    word(hostile(), tmp_path / "x.docx")
    assert any("<script>" in p.text for p in docx.Document(str(tmp_path / "x.docx")).paragraphs)


def test_the_command_writes(graph: Graph, tmp_path: Path) -> None:
    run = CliRunner()
    shown = run.invoke(command, [str(graph.directory), "--mechanism", "邻里议事会"])
    assert shown.exit_code == 0 and shown.output.startswith("# ")
    out = tmp_path / "cards.html"
    done = run.invoke(command, [str(graph.directory), "--region", "常熟市", "--format", "html", "--out", str(out)])
    assert done.exit_code == 0 and out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert isinstance(run.invoke(command, [str(graph.directory)]).exception, UsageError)


def test_the_matrix_as_a_picture(graph: Graph) -> None:
    picture = ET.fromstring(heatmap(graph.ask("matrix"), title="t"))
    assert "江苏省" in "".join(picture.itertext())
    rows = [{"region": _HOSTILE, "articles": 1, "cases": 2, "points": 2}]
    made = heatmap(Answer(["region", "articles", "cases", "points"], rows, {"points": _HOSTILE}), title=_HOSTILE)
    assert "<script" not in made
    ET.fromstring(made)
    ET.fromstring(heatmap(Answer(["region", "articles", "cases"], [])))


def test_a_card_of_several_cases_is_called_by_its_headline(example_build: Path) -> None:
    first, *_ = report(open_graph(example_build).corpus, region="湖北省").cards
    assert first.title.startswith("棠梨社区：湖北武昌："), "several episodes: no label of one speaks for all"
