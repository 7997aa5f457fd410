"""A person's decisions: read, checked, applied again at every build."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.core.errors import UsageError
from kg.core.records import Record
from kg.pipeline.build import build
from kg.pipeline.deciding import decide
from kg.pipeline.decisions import Decision, Decisions, append_decision, load_decisions
from kg.pipeline.document import process
from tests.command import kg
from tests.conftest import document

_TEXT = """常熟市柳河社区：“三联”机制解难题
近日，常熟市青石镇柳河社区推行“三联”机制，即组织联建、问题联商、服务联动，化解停车难问题，新增车位52个。
社区还成立了楼道说事会，居民有事当面说，电动车充电难问题得到解决，新建充电棚6个。
"""
_WHO = {"who": "甲", "when": "2026-01-05", "why": "试"}


def after(*decisions: Decision, text: str = _TEXT) -> tuple[dict[str, list[Record]], list[int]]:
    """Records by kind after decisions, and the numbers of those that matched."""
    page = document(text)
    result = process(page)
    records, _, applied = decide(result.records, result.quarantine, Decisions(decisions), page)
    kinds: dict[str, list[Record]] = {}
    for r in records:
        kinds.setdefault(r.kind, []).append(r)
    return kinds, applied


def names(kinds: dict[str, list[Record]]) -> list[str]:
    """Names of the mechanisms."""
    return sorted(r.name for r in kinds.get("mechanism", []))  # type: ignore[attr-defined]


def one(do: str, name: str = "三联", **more: object) -> Decision:
    return Decision(do=do, name=name, **_WHO, **more)  # type: ignore[arg-type]


def test_without_decisions_nothing_changes() -> None:
    page = document(_TEXT)
    result = process(page)
    assert decide(result.records, result.quarantine, Decisions(), page)[0] == list(result.records)
    assert "三联" in names(after()[0])


def test_rename_keeps_the_old_name_as_a_label() -> None:
    kinds, applied = after(one("rename", "“三联”机制", to="三联共治"))
    [record] = [r for r in kinds["mechanism"] if r.name == "三联共治"]  # type: ignore[attr-defined]
    assert applied == [0] and "三联" in record.aliases  # type: ignore[attr-defined]


def test_reject_leaves_no_reference() -> None:
    kinds, _ = after()
    [gone] = [r.key for r in kinds["mechanism"] if r.name == "三联"]  # type: ignore[attr-defined]
    kinds, applied = after(one("reject"))
    assert applied == [0] and "三联" not in names(kinds)
    assert not [c for c in kinds["case"] if gone in c.mechanism_keys]  # type: ignore[attr-defined]


def test_retype() -> None:
    kinds, _ = after(one("retype", types=("points",)))
    [record] = [r for r in kinds["mechanism"] if r.name == "三联"]  # type: ignore[attr-defined]
    assert [t for t, _, _ in record.types] == ["points"]  # type: ignore[attr-defined]


def test_merge_makes_one_node_with_both_names_and_all_cases() -> None:
    before, _ = after()
    two = names(before)
    assert len(two) >= 2
    kinds, applied = after(one("merge", two[0], to=two[1]))
    assert applied == [0] and len(names(kinds)) == len(two) - 1
    known = {r.key for r in kinds["mechanism"]}
    assert all(set(c.mechanism_keys) <= known for c in kinds["case"])  # type: ignore[attr-defined]


def test_split_needs_its_place() -> None:
    key = {r.name: r.key for r in after()[0]["mechanism"]}  # type: ignore[attr-defined]
    here = {r.name: r.key for r in after(one("split", place="柳河社区"))[0]["mechanism"]}  # type: ignore[attr-defined]
    there, applied = after(one("split", place="桃源社区"))
    assert here["三联"] != key["三联"]
    assert applied == [] and {r.name: r.key for r in there["mechanism"]}["三联"] == key["三联"]  # type: ignore[attr-defined]


def test_accept_takes_a_candidate_out_of_quarantine() -> None:
    page = document(_TEXT)
    result = process(page)
    start = page.text.index("楼道")
    row = {"file": page.name, "article": 1, "start": start, "end": start + 2, "kind": "mechanism", "text": "楼道"}
    records, left, applied = decide(result.records, [row], Decisions((one("accept", "楼道"),)), page)
    [record] = [r for r in records if r.kind == "mechanism" and r.name == "楼道"]  # type: ignore[attr-defined]
    assert applied == [0] and left == []
    assert record.evidence[0].exact == "楼道"
    assert any(record.key in c.mechanism_keys for c in records if c.kind == "case")  # type: ignore[attr-defined]


def test_what_matches_nothing_is_not_applied() -> None:
    assert after(one("reject", "没有这个"))[1] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('do = "rejekt"', "no action 'rejekt'"),
        ('do = "retype"', "needs 'types'"),
        ('do = "retype"\ntypes = ["pointz"]', "no mechanism type 'pointz'"),
        ('do = "merge"', "needs 'to'"),
        ('do = "split"', "needs 'place' or 'file'"),
        ('do = "reject"\nplaze = "甲村"', "unknown field 'plaze'"),
        ('do = "rename"\nkind = "problem"\nto = "x"', "rename is not for kind problem"),
        ('do = "reject"\nwhy = 3', "Cannot overwrite"),
        ("do = ", "Invalid"),
    ],
)
def test_errors_are_one_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(
        f'[[decision]]\nname = "三联"\nwho = "甲"\nwhen = 2026-01-05\nwhy = "试"\n{line}\n', encoding="utf-8"
    )
    with pytest.raises(UsageError, match=told) as error:
        load_decisions([path])
    assert "\n" not in str(error.value)


def test_who_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text('[[decision]]\ndo = "reject"\nname = "三联"\nwhen = 2026-01-05\nwhy = "试"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="entry 1 lacks 'who'"):
        load_decisions([path])


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    entries = (one("rename", '带"引号"的', to="新\\名"), one("retype", types=("points", "red-property")))
    for e in entries:
        append_decision(path, e)
    assert load_decisions([path]).entries == entries


def test_a_build_applies_and_reports_them(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "page.txt").write_text(_TEXT, encoding="utf-8")
    assert build([corpus], out, jobs=1).documents == 1
    append_decision(corpus / "decisions.toml", one("rename", to="三联共治"))
    append_decision(corpus / "decisions.toml", one("reject", "没有这个"))
    report = build([corpus], out, jobs=1)
    assert (report.documents, report.fresh, len(report.stale), report.problems) == (1, 1, 1, [])
    assert "三联共治" in (out / "graph.ttl").read_text(encoding="utf-8")
    told = json.loads((out / "report.json").read_text(encoding="utf-8"))["decisions"]
    assert told["entries"] == 2 and "没有这个" in told["stale"][0]
    before = (out / "graph.ttl").read_bytes()
    again = build([corpus], out, jobs=1)
    assert again.unchanged and again.stale == report.stale and (out / "graph.ttl").read_bytes() == before
    (corpus / "decisions.toml").unlink()
    assert build([corpus], out, jobs=1).stale == []
    assert "三联共治" not in (out / "graph.ttl").read_text(encoding="utf-8")


_DOUBTFUL = """常熟市桃源社区：“三联”机制
近日，常熟市青石镇桃源社区推行“三联”机制，即楼长联户、党员联老、商户联街，解决停车难问题，新增车位20个。
"""


def test_review_asks_and_writes(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from kg.cli.review import review

    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "a.txt").write_text(_TEXT, encoding="utf-8")
    (corpus / "b.txt").write_text(_DOUBTFUL, encoding="utf-8")
    build([corpus], out, jobs=1)
    path = corpus / "decisions.toml"
    asked = CliRunner().invoke(review, [str(out), "--decisions", str(path), "--who", "甲"], input="\n" * 40)
    assert asked.exit_code == 0 and not path.exists(), "Enter decides nothing"
    assert "One or several? 同名是否同一: 三联" in asked.output
    number = asked.output[: asked.output.index("同名是否同一")].count("[") - 1
    done = CliRunner().invoke(
        review, [str(out), "--decisions", str(path), "--who", "甲"], input="\n" * number + "what\nm\nq\n"
    )
    assert "is no answer here" in done.output
    [entry] = load_decisions([path]).entries
    assert (entry.do, entry.name, entry.to, entry.who) == ("merge", "三联", "三联", "甲")
    build([corpus], out, jobs=1)
    again = CliRunner().invoke(review, [str(out), "--decisions", str(path)], input="")
    assert "同名是否同一" not in again.output


def test_resolve_says_whether_a_problem_was_solved() -> None:
    before = {r.label: r.resolution for r in after()[0]["problem"]}  # type: ignore[attr-defined]
    label = next(n for n in before if "停车难" in n)
    kinds, applied = after(one("resolve", label, kind="problem", to="no"))
    told = {r.label: r.resolution for r in kinds["problem"]}  # type: ignore[attr-defined]
    assert (applied, before[label], told[label]) == ([0], "yes", "no")
    assert {n: r for n, r in told.items() if n != label} == {n: r for n, r in before.items() if n != label}


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [('to = "solved"', "one of yes, partly, no, unclear"), ("", "yes, partly")],
    ids=["another word", "none"],
)
def test_resolve_takes_only_what_the_graph_knows(tmp_path: Path, entry: str, wrong: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(
        f'[[decision]]\ndo = "resolve"\nkind = "problem"\nname = "停车难"\n{entry}\nwho = "甲"\nwhen = 2026-01-05\nwhy = "试"\n',
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match="resolve needs 'to'") as error:
        load_decisions([path])
    assert wrong in error.value.hint
    path.write_text(path.read_text(encoding="utf-8").replace('kind = "problem"\n', ""), encoding="utf-8")
    with pytest.raises(UsageError, match="resolve is not for kind mechanism"):
        load_decisions([path])


def test_review_asks_whether_a_problem_without_a_result_was_solved(tmp_path: Path) -> None:
    import kg as api

    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    (texts / "a.txt").write_text(_DOUBTFUL.replace("，新增车位20个", ""), encoding="utf-8")
    (texts / "b.txt").write_text(_TEXT, encoding="utf-8")
    build([texts], out, jobs=1)
    words = ("review", out, "--decisions", texts / "decisions.toml", "--who", "甲", "--about", "resolution")
    done = kg(*words, stdin=b"maybe\npartly\n")
    assert "[1/1] Solved? 是否解决" in done.out and "no result is claimed" in done.out, "that of b claims one"
    assert "is no answer here" in done.out
    [entry] = load_decisions([texts / "decisions.toml"]).entries
    assert (entry.do, entry.kind, entry.to, entry.file) == ("resolve", "problem", "partly", "a.txt")
    build([texts], out, jobs=1)
    told = api.open_graph(out).corpus.problems.values()
    assert sorted(p.resolution for p in told if p.type == "parking") == ["partly", "yes"]
    assert "Solved?" not in kg(*words).out


@pytest.mark.parametrize("good", [True, False], ids=["beside a folder that can be read", "alone"])
def test_a_folder_that_nobody_may_look_into_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, good: bool
) -> None:
    locked, texts, stat = tmp_path / "locked", tmp_path / "texts", Path.stat
    for folder in (locked, texts):
        folder.mkdir()
        (folder / "a.txt").write_text(_TEXT, encoding="utf-8")

    def refuse(path: Path, **options: bool) -> object:
        if path.parent == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, **options)

    def scan(path: Path, scandir: object = os.scandir) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)  # type: ignore[operator]

    monkeypatch.setattr(Path, "stat", refuse)
    monkeypatch.setattr(os, "scandir", scan)
    done = kg("build", locked, *([texts] if good else []), "--out", tmp_path / "out", "--quiet")
    assert "locked: a folder that cannot be read" in done.error
    assert done.code == (1 if good else 2)


def test_decisions_that_are_not_applied_are_told(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    (texts / "sub").mkdir(parents=True)
    (texts / "a.txt").write_text(_TEXT, encoding="utf-8")
    for folder in (texts, texts / "sub"):
        append_decision(folder / "decisions.toml", one("reject"))
    done = kg("build", texts, "--out", tmp_path / "out", "--quiet")
    assert (
        done.error
        == f"kg: {texts / 'sub' / 'decisions.toml'} is not at the root of an input folder and is not applied. Try: --decisions {texts / 'sub' / 'decisions.toml'}"
    )
    done = kg("build", texts / "a.txt", "--out", tmp_path / "out", "--quiet")
    assert f"{texts / 'decisions.toml'} is not at the root" in done.error
    for words in (
        ("--decisions", texts / "decisions.toml", texts / "a.txt"),
        (texts, texts / "sub"),
        (texts, texts / "sub", texts / "a.txt"),
    ):
        assert kg("build", *words, "--out", tmp_path / "out", "--quiet").err == "", words
