"""The page's review mode: it asks what `kg review` asks, and its decisions.toml is the one that a build reads."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.pipeline.build import build
from kg.pipeline.decisions import Decision, Decisions, append_decision, load_decisions
from kg.pipeline.review import ON_PAGE, Doubt, doubts, page_data
from tests.conftest import ROOT
from tests.test_page import CHROMIUM, data_of, dump

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium on this machine: the page's script is not run"
)
HOSTILE = ('带"引号"', "反\\斜\\杠\\", "换\n行\r\n\t", "</script><script>alert(1)</script>", "'''\"\"\"", "\x00\x07\x1b\x7f\x85",
           "\u2028\u2029\ufeff", "# [[decision]]", "🀄𠮷", "\\u0041 {x} = 1")  # fmt: skip


def review_of(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = data_of((out / "graph.html").read_text(encoding="utf-8"))["review"]
    return found


def run(out: Path, script: str, folder: Path) -> Any:
    """What a script in the page says by `say(value)`."""
    page = (out / "graph.html").read_text(encoding="utf-8")
    say = 'const say = x => { const p = document.createElement("pre"); p.id = "said"; p.textContent = JSON.stringify(x); document.body.append(p); };'
    path = folder / "tried.html"
    path.write_text(page.replace("</body>", f"<script>{say}\n{script}</script></body>"), encoding="utf-8", newline="\n")
    said = re.search(r'<pre id="said">(.*?)</pre>', dump(path, folder / "profile"), re.DOTALL)
    assert said, "the script failed"
    return json.loads(html.unescape(said[1]))


def test_the_page_asks_what_the_terminal_asks(example_build: Path) -> None:
    asked = review_of(example_build)
    times: Counter[str] = Counter()
    found = []  # of each kind as many as the page has room for
    for doubt in doubts(example_build, Decisions()):
        times[doubt.what] += 1
        found += [doubt] if times[doubt.what] <= ON_PAGE[doubt.what] else []
    assert [(d["what"], d["name"], d.get("place", "")) for d in asked["doubts"]] == [
        (d.what, d.name, d.place) for d in found
    ]
    assert {d.what for d in found} == {"type", "homonym", "candidate", "resolution"}
    data = data_of((example_build / "graph.html").read_text(encoding="utf-8"))
    nodes = {n["id"]: n for n in data["nodes"]}
    for shown, doubt in zip(asked["doubts"], found, strict=True):
        sentences = [q["text"] for q in nodes[doubt.key]["quotes"]] if doubt.key else [shown.get("quote", "")]
        assert doubt.what == "homonym" or any(sentences), doubt
        assert list(doubt.told)[: len(shown["told"])] == shown["told"]


def test_a_candidate_is_asked_about_with_rule_reason_and_sentence(example_build: Path) -> None:
    candidates = [d for d in review_of(example_build)["doubts"] if d["what"] == "candidate"]
    assert candidates
    for d in candidates:
        assert re.search(r"score .* is under .* \(mechanism\.", d["told"][0])
        text = (ROOT / "examples" / "articles" / d["file"]).read_text(encoding="utf-8")
        assert d["quote"] in "".join(text.split()) and d["name"] in d["quote"]


def test_the_page_asks_about_a_bounded_number() -> None:
    many = [Doubt(what, f"{what}{n}", ("x",)) for what in ON_PAGE for n in range(99)]
    data = page_data(many, Decisions())
    assert data["of"] == dict.fromkeys(ON_PAGE, 99)
    assert len(data["doubts"]) == sum(ON_PAGE.values())


def test_the_review_mode_weighs_little(example_build: Path) -> None:
    page = (example_build / "graph.html").read_bytes()
    assert len(json.dumps(review_of(example_build), ensure_ascii=False).encode()) < 0.03 * len(page)


def test_what_is_decided_is_not_asked_again_and_stays_in_the_file(tmp_path: Path) -> None:
    from kg.api import open_graph

    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for path in sorted((ROOT / "examples" / "articles").glob("*.txt")):
        (texts / path.name).write_bytes(path.read_bytes())
    build([texts], out, jobs=1)
    first = review_of(out)["doubts"][0]
    decision = Decision("reject", first["name"], "甲", "2026-01-05", "试")
    append_decision(texts / "decisions.toml", decision)
    build([texts], out, jobs=1)
    asked = review_of(out)
    assert first["name"] not in [d["name"] for d in asked["doubts"]]
    [entry] = asked["earlier"]
    assert Decision(**entry) == decision
    before = (out / "graph.html").read_bytes()
    (out / "graph.html").unlink()
    open_graph(out).write_page()
    assert (out / "graph.html").read_bytes() == before, "kg view writes the page that the build wrote"


@needs_chromium
def test_the_page_writes_the_file_as_the_terminal_does(example_build: Path, tmp_path: Path) -> None:
    entries = [Decision("rename", s, "甲" + s, "2026-01-05", s + "为何", place=s, to=s + "新") for s in HOSTILE]
    entries.append(Decision("retype", "三联", "甲", "2026-01-05", "试", types=("points", "red-property")))
    entries.append(Decision("reject", "某书记", "甲", "2026-01-05", "试", kind="official", file="a b.txt"))
    rows = [{f: getattr(e, f) for f in Decision.__slots__} for e in entries]
    given = json.dumps(rows).replace("<", "\\u003c")
    written = run(example_build, f"say(review.toml({given}))", tmp_path)
    terminal, page = tmp_path / "terminal.toml", tmp_path / "page.toml"
    for e in entries:
        append_decision(terminal, e)
    page.write_text(written, encoding="utf-8", newline="\n")
    assert page.read_bytes() == terminal.read_bytes()
    assert load_decisions([page]).entries == tuple(entries)
    half = run(
        example_build,
        r'say(review.toml([{do: "reject", name: "a\ud800b", who: "x", when: "y", why: "\udc00"}]))',
        tmp_path,
    )
    page.write_text(half, encoding="utf-8")
    assert load_decisions([page]).entries[0].name == "a\ufffdb"


_WALK = r"""
const press = (key, on) => (on || document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const now = () => document.querySelector("#rv_card h3").textContent, at = name => { for (let i = 0; i < 99; i++) press("k"); for (let i = 0; i < 99 && now() !== name; i++) press("j"); };
const type = text => { const f = document.querySelector("#rv_card form"); f.querySelector("input").value = text; if (f.querySelector("input").oninput) f.querySelector("input").oninput(); f.requestSubmit(); };
const key = Object.keys(localStorage).find(k => k.startsWith("jiceng-kg review"));
const end = () => say({ text: document.getElementById("rv_text").textContent, sum: document.getElementById("rv_sum").textContent, made: [...document.querySelectorAll("#rv_made li")].map(x => x.textContent), who: document.getElementById("rv_who").value, scripts: document.querySelectorAll("#review script, #review img").length });
document.getElementById("tab_review").click();
if (key && JSON.parse(localStorage.getItem(key)).made.length) end();
else {
  const asked = JSON.parse(document.getElementById("data").textContent).review.doubts, of = what => asked.filter(d => d.what === what), typed = of("type").filter(d => (d.types || []).length);
  at(typed[0].name); press("y");
  const who = document.getElementById("rv_who"); who.value = "李“老师\"\\"; who.oninput(); press("Enter", who);
  at(of("candidate")[0].name); press("t"); type("积分");
  at(of("candidate")[1].name); document.getElementById("rv_why").value = '不是 "做法"'; press("r");
  at(of("candidate")[2].name); press("r"); press("u");
  at(typed[1].name); press("n"); type("新名<\/script><img src=x>\\");
  location.reload();
}
"""


@needs_chromium
def test_decisions_made_in_the_page_are_kept_written_and_applied(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    texts.mkdir()
    for path in sorted((ROOT / "examples" / "articles").glob("*.txt")):
        (texts / path.name).write_bytes(path.read_bytes())
    build([texts], out, jobs=1)
    asked = review_of(out)["doubts"]
    typed = [d for d in asked if d["what"] == "type" and d.get("types")]
    candidates = [d for d in asked if d["what"] == "candidate"]
    told = run(out, _WALK, tmp_path)
    path = texts / "decisions.toml"
    path.write_text(told["text"], encoding="utf-8", newline="\n")
    entries = load_decisions([path]).entries
    assert [(e.do, e.name) for e in entries] == [
        ("retype", typed[0]["name"]), ("accept", candidates[0]["name"]), ("reject", candidates[1]["name"]), ("rename", typed[1]["name"]),
    ]  # fmt: skip
    assert {e.who for e in entries} == {'李“老师"\\'} == {told["who"]}
    assert entries[2].why == '不是 "做法"' and entries[3].to == "新名</script><img src=x>\\"
    assert told["scripts"] == 0 and len(told["made"]) == 4
    report = build([texts], out, jobs=1)
    assert report.stale == []
    names = {n["label"] for n in data_of((out / "graph.html").read_text(encoding="utf-8"))["nodes"]}
    assert {candidates[0]["name"], entries[3].to} <= names
    assert review_of(out)["earlier"] and not {e.name for e in entries} & {d["name"] for d in review_of(out)["doubts"]}
    kept = "localStorage.setItem('jiceng-kg review ' + location.pathname, JSON.stringify({ who: 'x', made: data.review.earlier.map(e => ({ ...e, of: '' })) }));"
    again = run(out, kept + _SHOW, tmp_path)
    assert (again["made"], again["text"]) == (0, told["text"]), "what a build applied is in the file once"


_SHOW = r"""
document.getElementById("tab_review").click();
if (!document.getElementById("rv_who").value) { const w = document.getElementById("rv_who"); w.value = "甲"; w.oninput(); document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "r", bubbles: true })); }
say({ made: document.querySelectorAll("#rv_made button.link").length, text: document.getElementById("rv_text").textContent, sum: document.getElementById("rv_sum").textContent });
"""


@needs_chromium
def test_a_browser_that_keeps_nothing_is_told_of(example_build: Path, tmp_path: Path) -> None:
    denied = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
    told = run(example_build, denied + _SHOW, tmp_path)
    assert told["made"] == 1 and "keeps nothing" in told["sum"]


@needs_chromium
def test_the_page_asks_whether_a_problem_was_solved(example_build: Path, tmp_path: Path) -> None:
    script = """
    $("tab_review").click();
    const press = key => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    const asked = data.review.doubts.filter(d => d.what === "resolution");
    const at = d => { for (let i = 0; i < 99; i++) press("k"); for (let i = 0; i < 99 && $("rv_card").querySelector("h3").textContent !== d.name; i++) press("j"); };
    $("rv_who").value = "甲"; $("rv_who").oninput();
    at(asked[0]); press("p"); at(asked[1]); press("r"); at(asked[2]); press("y");
    say({ asked, text: $("rv_text").textContent });"""
    told = run(example_build, script, tmp_path)
    path = tmp_path / "decisions.toml"
    path.write_text(told["text"], encoding="utf-8", newline="\n")
    found = [(e.do, e.kind, e.name, e.file, e.to) for e in load_decisions([path]).entries]
    wanted = zip(("resolve", "reject", "resolve"), ("partly", "", "yes"), told["asked"], strict=False)
    assert found == [(do, "problem", d["name"], d["file"], to) for do, to, d in wanted]
