"""A build that was damaged: the next one makes its files again, and nothing passes them on as if they were whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.core.errors import OutputError
from kg.stores.exports import export
from tests.command import kg as command
from tests.conftest import ROOT

TEXT = ROOT / "examples" / "articles" / "07-guangdong-shunde.txt"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build of its own."""
    kg.build([TEXT], tmp_path / "out", jobs=1)
    return tmp_path / "out"


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def cut(path: Path) -> None:
    """Lose the second half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def turn(path: Path) -> None:
    """One byte in the middle is another."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "harm", [cut, turn, Path.unlink, lambda p: p.write_text("junk\n")], ids=["cut", "turned", "gone", "junk"]
)
@pytest.mark.parametrize(
    "name", ["graph.ttl", "graph.html", "quarantine.jsonl", "tables/cases.csv", "store/records.sqlite"]
)
def test_the_next_build_repairs_it(out: Path, name: str, harm: Callable[[Path], None]) -> None:
    before = contents(out)
    harm(out / name)
    done = command("build", TEXT, "--out", out)
    assert done.code == 0 and "unchanged" not in done.err
    assert contents(out) == before
    assert "unchanged" in command("build", TEXT, "--out", out).err


def test_a_page_that_kg_view_wrote_stays(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.views.page.MAX_CASES", 0)  # a graph of which the page shows only a part
    texts = [TEXT, TEXT.with_name("01-hubei-wuchang.txt")]
    kg.build(texts, out, jobs=1)
    page = kg.open_graph(out).write_page(whole=False)
    part = page.read_bytes()
    assert kg.open_graph(out).write_page(whole=True).read_bytes() != part
    assert "unchanged" in command("build", *texts, "--out", out).err and page.read_bytes() != part


@pytest.mark.parametrize("harm", [cut, lambda p: p.write_text(p.read_text() + "<broken")], ids=["cut", "longer"])
def test_turtle_of_a_broken_graph_is_refused(out: Path, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    harm(out / "graph.ttl")
    with pytest.raises(OutputError, match="not whole Turtle"):
        export(out, "turtle", tmp_path / "copy.ttl")
    assert not (tmp_path / "copy.ttl").exists()


def test_turtle_without_a_report_is_copied_where_it_is_whole(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out, tmp_path / "alone", ignore=shutil.ignore_patterns("report.json"))
    assert export(tmp_path / "alone", "turtle", tmp_path / "copy.ttl").read_bytes() == (out / "graph.ttl").read_bytes()
