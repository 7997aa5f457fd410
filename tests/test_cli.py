"""The command line: exit codes, one-line errors, start-up, formats, builds that change nothing they should not."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import COMMANDS
from kg.cli.query import query
from tests.command import kg
from tests.conftest import ROOT

ARTICLES = ROOT / "examples" / "articles"
SENTENCE = "柳河社区推行“三联”机制，即组织联建、问题联商、服务联动，化解邻里纠纷27起。"
#: what has to be the same, byte for byte, whenever the input is
PRODUCTS = ("graph.ttl", "graph.html", "quarantine.jsonl", "report.json", "store/records.sqlite", "tables")


def hashes(out: Path) -> dict[str, str]:
    """The hash of every file of a build that depends on the input alone."""
    files = [p for name in PRODUCTS for p in sorted([out / name] if (out / name).is_file() else (out / name).iterdir())]
    return {p.relative_to(out).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles in a folder of their own."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("01-hubei-wuchang.txt", "03-shanxi-pinglu.txt", "04-jiangsu-hailing.txt"):
        shutil.copy(ARTICLES / name, folder)
    return folder


# --- start and help ---


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def test_help_is_instant_and_loads_no_heavy_library() -> None:
    code = (
        "import sys; sys.argv = ['kg', '--help']\n"
        "from kg.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('rdflib', 'networkx', 'jieba', 'pyoxigraph', 'pyvis', 'extractors') if m in sys.modules])"
    )
    assert python(code).splitlines()[-1] == "[]"
    best = min(_seconds([sys.executable, "-c", code]) for _ in range(5))
    bare = min(_seconds([sys.executable, "-c", "pass"]) for _ in range(5))
    if best - bare > 0.2:
        pytest.skip(f"the machine is busy: {best:.2f} s")  # the modules, above, are what decides


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    return time.perf_counter() - began


def test_import_kg_is_light() -> None:
    heavy = "('rdflib', 'networkx', 'pyoxigraph', 'pyvis', 'click', 'extractors', 'kg.api')"
    assert python(f"import kg, sys; print([m for m in {heavy} if m in sys.modules])").strip() == "[]"


@pytest.mark.parametrize("name", [*COMMANDS, *(f"query {q}" for q in query.commands)])
def test_every_command_has_help_with_an_example(name: str) -> None:
    done = kg(*name.split(), "--help")
    assert done.code == 0
    assert f"kg {name}" in done.out.split("Example", 1)[-1], "the help shows a line to paste"


def test_kg_alone_tells_what_there_is() -> None:
    done = kg()
    assert done.code == 0
    assert "Commands:" in done.out
    assert not done.err


def test_texts_without_a_case_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("今天下午有小雨，气温下降。\n", encoding="utf-8")
    done = kg("build", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert done.code == 0
    assert "1 file (1 read anew), 1 article, 0 with cases, 0 cases" in done.err
    assert "No article tells a case" in done.err


# --- errors: one line, what and what to try, exit 2 ---


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["query", "recurring", "nowhere"], "does not exist. Try: kg build"),
        (["query", "recurring", str(ROOT)], "holds no built graph"),
        (["query", "nothing"], "no question is called 'nothing'"),
        (["nothing"], "No such command"),
        (["bild"], "did you mean build?"),
        (["query", "recuring"], "did you mean recurring?"),
        (["rules", "--kind", "mechanisms"], "did you mean mechanism?"),
        (["query", "recurring", "--min", "-1"], "Invalid value for '--min'"),
        (["review", "--most", "-3"], "Invalid value for '--most'"),
        (["query", "matrix", "--formt", "csv"], "Did you mean '--format'? Try: "),
        (["explain", "nowhere.txt"], "no such file"),
        (["places", "nowhere.md"], "no such file"),
        (["explain", str(ROOT)], "is a folder"),
        (["build"], "Missing argument"),
        (["build", "nowhere.txt", "--out", "x"], "nowhere.txt: no such file"),
        (["export", "nowhere", "--format", "gexf"], "no graph.ttl in nowhere"),
        (["view", "nowhere"], "does not exist"),
        (["validate", "nowhere"], "no graph.ttl"),
        (["diff", "nowhere", "elsewhere"], "nowhere"),
    ],
)
def test_wrong_use_is_one_line(words: list[str], says: str) -> None:
    done = kg(*words)
    assert done.code == 2
    assert says in done.error
    assert done.error.startswith("kg: ")
    assert "Try: " in done.error
    assert not done.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["place", "无此社区"], "no place is called '无此社区'"),
        (["place", "棠梨"], "did you mean 棠梨社区"),
        (["mechanism", "双报到双服"], "did you mean 双报到"),
        (["official", "无此人"], "no official"),
        (["solutions", "--problem", "no-such-trouble"], "no problem type 'no-such-trouble'. Try: told in this graph: "),
        (["solutions", "--problem", "parkin"], "did you mean parking (停车难)?"),
        (["solutions", "--problem", "停车"], "did you mean parking (停车难)?"),
        (["solutions", "--problem", "points"], "no problem type 'points'"),
        (["outcomes", "--kind", "satisfied"], "did you mean satisfaction (满意率)?"),
        (["mechanism", "村规民约·红白"], "did you mean the type 村规民约·红白理事会?"),
        (["official", "梁"], "did you mean 梁锦辉?"),
        (["recurring", "--by", "planet"], "no level 'planet'"),
        (["recurring", "--by", "provinc"], "--by takes province, prefecture"),
        (["gaps", "无此省"], "no place is called"),
        (["case", "zzzz"], "0 cases have the id 'zzzz'"),
        (["--sparql", "nowhere.rq"], "cannot read the query 'nowhere.rq'"),
    ],
)
def test_a_name_that_does_not_exist_says_what_does(example_build: Path, words: list[str], says: str) -> None:
    done = kg("query", *words, "--dir", example_build)
    assert done.code == 2
    assert says in done.error
    assert "Try: " in done.error


@pytest.mark.parametrize("path", [["湖北省", "棠梨社区"], ["湖北省 武汉市 棠梨社区"], ["武汉市棠梨社区"]])
def test_a_place_may_be_given_as_answers_show_it(example_build: Path, path: list[str]) -> None:
    bare = kg("query", "place", example_build, "棠梨社区", "--format", "csv")
    assert bare.code == 0
    assert kg("query", "place", example_build, *path, "--format", "csv").out == bare.out
    assert kg("query", "place", example_build, "浙江省", "棠梨社区").code == 2


def test_mechanisms_may_be_asked_by_type(example_build: Path) -> None:
    done = kg("query", "mechanism", example_build, "议事协商")
    assert done.code == 0
    assert "街坊会" in done.out
    assert "those of this type: " in done.out


def test_quotations_are_whole_where_programs_read_them(example_build: Path) -> None:
    for question in (["place", "湖北省"], ["solutions", "--problem", "parking"], ["outcomes"], ["spread"]):
        rows = json.loads(kg("query", *question, "--dir", example_build, "--format", "json").out)["rows"]
        assert rows
        assert not [r["quote"] for r in rows if r["quote"].endswith("…")]


def test_a_wrong_sparql_query_is_one_line(example_build: Path) -> None:
    done = kg("query", "--sparql", "-", "--dir", example_build, stdin=b"SELECT WHERE {")
    assert done.code == 2
    assert "kg: " in done.error


# --- files that cannot be read: said, recorded, exit 1; the others are built ---

BAD = {
    "empty.txt": (b"", "empty.txt: empty file"),
    "blank.txt": ("\ufeff \n\u3000\n".encode(), "blank.txt: empty file"),
    "binary.txt": (bytes(range(256)) * 8, "binary.txt: a binary file"),
    "sixteen.txt": (b"\xff\xfe\x00\xd8\x00", "sixteen.txt: damaged text in UTF-16"),
    "page.txt": (b"<!doctype html><p>a</p>", "page.txt: an HTML page under another name"),
    "page.docm": (b"abc", "page.docm: unknown format .docm"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_recorded_and_stops_no_other_one(tmp_path: Path, corpus: Path, name: str) -> None:
    data, says = BAD[name]
    (corpus / name).write_bytes(data)
    done = kg("build", corpus, "--out", tmp_path / "out", "--quiet")
    assert done.code == 1
    assert says in done.error
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [p["file"] for p in report["problems"]] == [name]
    assert report["documents"] == 3


def test_only_bad_files_is_exit_2_and_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = kg("build", tmp_path / "empty.txt", "--out", tmp_path / "out")
    assert done.code == 2
    assert "none of 1 files could be read" in done.error
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty.txt"]


def test_an_unreadable_folder_is_recorded(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, because permissions do not bite where tests run as root."""
    locked = corpus / "locked"
    locked.mkdir()
    real = os.scandir

    def scandir(path: int | str | Path) -> object:
        if not isinstance(path, int) and Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("kg.ingest.documents.os.scandir", scandir)
    done = kg("build", corpus, "--out", tmp_path / "out", "--quiet")
    assert done.code == 1
    assert "a folder that cannot be read" in done.error


def test_gb18030_gives_the_graph_that_utf8_gives(tmp_path: Path) -> None:
    text = (ARTICLES / "03-shanxi-pinglu.txt").read_text(encoding="utf-8")
    counts = []
    for encoding in ("utf-8", "gb18030"):
        folder = tmp_path / encoding
        folder.mkdir()
        (folder / "page.txt").write_bytes(text.encode(encoding))
        assert kg("build", folder, "--out", tmp_path / f"out-{encoding}").code == 0
        counts.append(json.loads((tmp_path / f"out-{encoding}" / "report.json").read_bytes())["things"])
    assert counts[0] == counts[1]


# --- the output folder ---


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.doc").write_text("years of work", encoding="utf-8")
    done = kg("build", corpus, "--out", out)
    assert done.code == 2
    assert "holds files that kg did not write (thesis.doc …)" in done.error
    assert [p.name for p in out.iterdir()] == ["thesis.doc"]
    assert kg("build", corpus, "--out", out / "thesis.doc").code == 2


def test_a_second_build_changes_no_byte_and_no_time(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", corpus, "--out", out).code == 0
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.rglob("*") if p.is_file()}
    done = kg("build", corpus, "--out", out)
    assert "unchanged" in done.error
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.rglob("*") if p.is_file()} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"], "nothing is left beside the folder"


def test_what_changed_is_read_again_and_what_is_gone_leaves(tmp_path: Path, corpus: Path) -> None:
    out = tmp_path / "out"
    kg("build", corpus, "--out", out)
    (corpus / "01-hubei-wuchang.txt").unlink()
    page = corpus / "03-shanxi-pinglu.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("27起", "28起"), encoding="utf-8")
    done = kg("build", corpus, "--out", out)
    assert "2 files (1 read anew)" in done.error
    graph = (out / "graph.ttl").read_text(encoding="utf-8")
    assert "棠梨社区" not in graph
    assert "28起" in graph
    assert "27起" not in graph
    kg("build", corpus, "--out", tmp_path / "anew")
    assert hashes(out) == hashes(tmp_path / "anew"), "the same as a build from nothing"


@pytest.mark.parametrize("where", ["kg.pipeline.build.GraphWriter", "kg.pipeline.build.swap"])
def test_a_failing_build_leaves_the_old_folder(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    out = tmp_path / "out"
    kg("build", corpus, "--out", out)
    before = hashes(out)
    (corpus / "new.txt").write_text(SENTENCE, encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, fail)
    done = kg("build", corpus, "--out", out)
    assert done.code == 2
    assert "No space left on device" in done.error
    assert hashes(out) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]


def test_stdin_is_a_file(tmp_path: Path) -> None:
    text = (ARTICLES / "07-guangdong-shunde.txt").read_bytes()
    assert kg("build", "-", "--out", tmp_path / "out", stdin=text).code == 0
    done = kg("query", "place", tmp_path / "out", "锦岩里社区", "--format", "json")
    assert "stdin.txt:" in json.loads(done.out)["rows"][0]["source"]


# --- the same input gives the same bytes ---


def test_same_bytes_under_any_hash_seed_order_and_number_of_jobs(tmp_path: Path, example_build: Path) -> None:
    files = sorted(str(p) for p in ARTICLES.iterdir())
    runs = {"0": [str(ARTICLES)], "1": files[::-1], "4242": files[5:] + files[:5]}
    for seed, inputs in runs.items():
        out = tmp_path / seed
        jobs = "2" if seed == "1" else "1"
        command = [sys.executable, "-m", "kg", "build", *inputs, "--out", str(out), "--jobs", jobs]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=ROOT)
        assert hashes(out) == hashes(example_build), f"seed {seed}"


# --- formats ---


@pytest.mark.parametrize("question", [["recurring"], ["matrix"], ["timeline"], ["solutions", "--problem", "parking"]])
def test_every_format_has_the_same_rows(example_build: Path, question: list[str]) -> None:
    words = ["query", *question, "--dir", str(example_build), "--format"]
    data = json.loads(kg(*words, "json").out)
    table = list(csv.reader(io.StringIO(kg(*words, "csv").out)))
    assert table[0] == data["columns"]
    assert len(table) - 1 == len(data["rows"]) > 0
    assert kg(*words, "table").code == 0


def test_explain_says_what_was_found_and_what_was_turned_down() -> None:
    done = kg("explain", SENTENCE, "--format", "json")
    rows = json.loads(done.out)["rows"]
    found = [r for r in rows if r["kind"] == "mechanism" and r["found"] == "✓"]
    assert found[0]["name"] == "三联"
    assert found[0]["rule"].startswith("mechanism.")
    case = [r for r in rows if r["kind"] == "case" and r["found"] == "✓"]
    assert [r["name"] for r in case] == ["柳河社区"]
    assert "三联" in case[0]["told"] and "27起" in case[0]["told"]
    done = kg(
        "explain", "老周住在柳河社区，居民、邻居都认得他。他家门口的路灯坏了，志愿者和党员来看过。", "--format", "json"
    )
    refused = [r for r in json.loads(done.out)["rows"] if r["kind"] == "case"]
    assert [r["found"] for r in refused] == ["✗"] and refused[0]["why"]
    done = kg("explain", "打通服务群众“最后一公里”。", "--format", "json")
    assert [r["why"] for r in json.loads(done.out)["rows"] if r["found"] == "✗"]
    page = ROOT / "examples" / "articles" / "10-hunan-page.md"
    text = page.read_text(encoding="utf-8")
    told = [r for r in json.loads(kg("explain", page, "--format", "json").out)["rows"] if r["kind"] == "mechanism"]
    assert told
    assert all(text[r["at"]] in (r["name"][0], *"“‘「『") for r in told), "positions are those of the file"
    assert kg("explain", "-", stdin=SENTENCE.encode()).out == kg("explain", SENTENCE).out


def test_view_writes_the_page_that_the_build_wrote(tmp_path: Path, example_build: Path) -> None:
    out = shutil.copytree(example_build, tmp_path / "out")
    (out / "graph.html").unlink()
    done = kg("view", out)
    assert done.out.strip() == str(out / "graph.html")
    assert hashes(out) == hashes(example_build)


def test_export_to_a_file_and_to_stdout(tmp_path: Path, example_build: Path) -> None:
    done = kg("export", example_build, "--format", "gexf", "-o", tmp_path / "cases.gexf")
    assert done.out.strip() == str(tmp_path / "cases.gexf")
    assert "棠梨社区" in (tmp_path / "cases.gexf").read_text(encoding="utf-8")
    lines = kg("export", example_build, "--format", "ntriples", "-o", "-").out.splitlines()
    assert len(lines) > 1000
    assert all(line.endswith(" .") for line in lines)
    assert kg("export", example_build, "--format", "csv", "-o", "-").code == 2


def test_validate_and_diff(tmp_path: Path, corpus: Path, example_build: Path) -> None:
    assert kg("validate", example_build, "--no-shacl").code == 0
    assert kg("diff", example_build, example_build).code == 0
    kg("build", corpus, "--out", tmp_path / "out")
    done = kg("diff", example_build, tmp_path / "out")
    assert done.code == 1
    assert any(line.startswith("- ggk:Mechanism 积分制") for line in done.out.splitlines())


def test_rules_lists_every_rule() -> None:
    from kg.rules import discover

    rows = json.loads(kg("rules", "--format", "json").out)["rows"]
    assert {r["rule"] for r in rows} == {r.name for e in discover() for r in e.rules}
    assert {
        r["rule"].split(".")[0] for r in json.loads(kg("rules", "--kind", "place", "--format", "json").out)["rows"]
    } == {"place"}
