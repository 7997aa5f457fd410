"""Docs are run: every block, every link; pages made from code are up to date; recipes are carried out in a copy."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg
from kg.cli import COMMANDS
from kg.cli.query import query
from kg.views import tables
from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]*?) -->\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
#: set up an environment, which a test that runs in one does not
_NOT_RUN = ("not run", "main-line", "test-line")


@dataclass(frozen=True)
class Block:
    """A fenced block and the comment right above it."""

    language: str
    text: str
    mark: str
    line: int

    @property
    def runs(self) -> bool:
        return not self.mark.startswith(_NOT_RUN)


def blocks(path: Path) -> list[Block]:
    text = path.read_text(encoding="utf-8")
    return [
        Block(m["language"], m["text"], m["mark"] or "", text.count("\n", 0, m.start()) + 1)
        for m in _BLOCK.finditer(text)
    ]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def shell(command: str, cwd: Path, *, ours: Path = ROOT) -> tuple[int, str]:
    """Run a line as a reader would; `kg` and `python` are those of the tests."""
    tools = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ours),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=150,
    )  # fmt: skip
    return done.returncode, done.stdout


def fits(expected: str, got: str) -> bool:
    """Whether output is as shown: a line … stands for any lines, … within a line for anything, spaces for spaces."""
    pattern = ""
    for line in expected.splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
            continue
        parts = [r" +".join(map(re.escape, re.split(r" +", part))) for part in re.split(r" *… *", line)]
        pattern += ".*?".join(parts) + r"[ ]*\n"
    return re.fullmatch(pattern, got if not got or got.endswith("\n") else got + "\n") is not None


def session(text: str) -> list[tuple[str, str]]:
    """Commands of a console block, with what they are shown to give."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    assert not parts[0].strip(), "a console block begins with $"
    return [(command, output) for command, _, output in (part.partition("\n") for part in parts[1:])]


RUN = [p for p in PAGES if p.name not in ("CONTRIBUTING.md", "CHANGELOG.md") and any(b.runs and b.language in ("sh", "console", "python") for b in blocks(p))]  # fmt: skip


@pytest.mark.parametrize("path", RUN, ids=name)
def test_blocks_run(path: Path, tmp_path: Path, example_build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    if "$ kg build examples/articles --out out" not in path.read_text(encoding="utf-8"):
        shutil.copytree(example_build, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in (b for b in blocks(path) if b.runs):
        where = f"{name(path)}:{block.line}"
        if block.language == "sh":
            code, got = shell("set -e\n" + block.text, tmp_path)
            assert code == 0, f"{where}\n{got}"
        elif block.language == "console":
            for command, expected in session(block.text):
                code, got = shell(command, tmp_path)
                assert fits(expected, got) if expected.strip() else code == 0, f"{where} $ {command}\n{got}"
        elif block.language == "python":
            exec(compile(block.text, where, "exec"), names)


def test_what_fits() -> None:
    assert fits("a  b\n…\nz\n", "a b\nc\nd\nz\n")
    assert fits("3 of … files\n", "3 of 14 files\n")
    assert not fits("3 of … files\n", "4 of 14 files\n")
    assert not fits("a\n", "a\nb\n")


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in _LINK.findall(text):
        if "://" in target or target.startswith("mailto:"):
            continue
        file, _, anchor = target.partition("#")
        other = (path.parent / file).resolve() if file else path
        assert other.exists(), f"{name(path)} links to {target}"
        if anchor:
            heads = re.findall(r"^#+ (.*)$", other.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in heads}, target


def test_every_command_is_documented() -> None:
    """In the guides, not only in the reference that is made from the code."""
    guides = "\n".join(p.read_text(encoding="utf-8") for p in PAGES if "reference" not in p.parts)
    wanted = [*(f"kg {c}" for c in COMMANDS), *(f"kg query {q}" for q in query.commands)]
    assert not [c for c in wanted if not re.search(rf"{c}\b", guides)]


def test_reference_is_up_to_date() -> None:
    code, got = shell("python docs/make_reference.py --check", ROOT)
    assert code == 0, got


def test_answers_of_the_examples_are_up_to_date(example_build: Path) -> None:
    answers = runpy.run_path(str(ROOT / "examples" / "make_answers.py"))["answers"](kg.open_graph(example_build))
    stored = {p.stem: p.read_text(encoding="utf-8") for p in (ROOT / "examples" / "answers").glob("*.txt")}
    assert {n: tables.render(a) + "\n" for n, a in answers.items()} == stored, "python examples/make_answers.py"


def test_walkthrough_walks(tmp_path: Path) -> None:
    code, got = shell(f"python {ROOT / 'examples' / 'walkthrough.py'} {tmp_path / 'out'}", tmp_path)
    assert code == 0, got
    assert "新增车位94个" in got
    assert "✓ mechanism 三联" in got


def recipes() -> dict[str, list[Block]]:
    """Blocks of CONTRIBUTING.md by heading."""
    found: dict[str, list[Block]] = {}
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    bare = re.sub(r"^```.*?^```$", lambda m: "\n" * m[0].count("\n"), text, flags=re.MULTILINE | re.DOTALL)
    heads = [(bare.count("\n", 0, m.start()) + 1, m[1]) for m in re.finditer(r"^## (.*)$", bare, re.MULTILINE)]
    for block in blocks(ROOT / "CONTRIBUTING.md"):
        under = [h for line, h in heads if line < block.line]
        if under:
            found.setdefault(under[-1], []).append(block)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project, to try things out in."""
    for folder in ("kg", "extractors", "schemas", "docs", "tests", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in [*ROOT.glob("*.md"), ROOT / "pyproject.toml"]:
        shutil.copy(file, tmp_path)
    return tmp_path


def carried_out(found: list[Block], project: Path) -> bool:
    """Whether a project has what a recipe begins with: somebody followed it, and a second time would fail."""
    first = found[0]
    if m := re.fullmatch(r"write (\S+)", first.mark):
        return (project / m[1]).exists()
    m = re.fullmatch(r"insert after `.+` in (\S+)", first.mark)
    assert m, "a recipe begins with a file or a line that is new"
    return first.text in (project / m[1]).read_text(encoding="utf-8")


@pytest.mark.parametrize("title", recipes())
def test_a_recipe_that_was_carried_out_is_known(title: str, copy: Path) -> None:
    found = recipes()[title]
    begun = follow(found[:1], copy)
    assert begun and carried_out(found, copy)


@pytest.mark.parametrize("title", recipes())
def test_recipe(title: str, copy: Path) -> None:
    if carried_out(recipes()[title], copy):
        pytest.skip("somebody carried it out in this tree")
    follow(recipes()[title], copy)


def follow(found: list[Block], copy: Path) -> bool:
    """Do what a recipe says."""
    for block in found:
        if m := re.fullmatch(r"write (\S+)", block.mark):
            (copy / m[1]).parent.mkdir(exist_ok=True)
            (copy / m[1]).write_text(block.text, encoding="utf-8")
        elif m := re.fullmatch(r"append to (\S+)", block.mark):
            path = copy / m[1]
            path.write_text(path.read_text(encoding="utf-8") + block.text, encoding="utf-8")
        elif m := re.fullmatch(r"insert after `(.+)` in (\S+)", block.mark):
            path = copy / m[2]
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            at = next(i for i, line in enumerate(lines) if line.strip() == m[1])
            path.write_text("".join([*lines[: at + 1], block.text, *lines[at + 1 :]]), encoding="utf-8")
        else:
            assert block.mark == "run in the copy"
            for line in block.text.splitlines():
                code, got = shell(line, copy, ours=copy)
                assert code == 0, f"{line}\n{got}"
    return True
