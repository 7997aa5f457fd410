"""What one does in the page: the way back to the start, names at first sight, the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_page_review import needs_chromium, run

_STATE = """
const state_ = () => ({ tab: ["graph", "matrix", "review"].find(t => $("tab_" + t).getAttribute("aria-pressed") === "true"), matrix: !$("matrix").hidden,
  problem: $("problem").value, right: document.querySelector("#detail h3").textContent, home: !$("home").hidden, hash: location.hash });
"""


@needs_chromium
@pytest.mark.parametrize(
    "how",
    [
        '$("home").click()',
        'document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))',
    ],
)
def test_home_leaves_matrix_and_review_and_shows_the_first_thing(example_build: Path, tmp_path: Path, how: str) -> None:
    for tab in ("matrix", "review", "graph"):
        script = f"""{_STATE}
        $("problem").value = "停车难"; $("problem").onchange(); $("tab_{tab}").click();
        const away_ = state_(); {how}; say({{ away: away_, home: state_() }});"""
        told = run(example_build, script, tmp_path)
        assert told["away"] | {"tab": tab, "problem": "停车难", "home": True} == told["away"]
        assert told["home"] == {
            "tab": "graph",
            "matrix": False,
            "problem": "",
            "right": "双报到双服务",
            "home": False,
            "hash": "",
        }


@needs_chromium
def test_escape_in_a_field_only_leaves_the_field(example_build: Path, tmp_path: Path) -> None:
    script = f"""{_STATE}
    $("tab_review").click(); $("rv_who").focus();
    $("rv_who").dispatchEvent(new KeyboardEvent("keydown", {{ key: "Escape", bubbles: true }}));
    say({{ ...state_(), field: document.activeElement.id }});"""
    told = run(example_build, script, tmp_path)
    assert (told["tab"], told["field"]) == ("review", "")


@needs_chromium
def test_provinces_and_what_recurs_are_named_at_first_sight(example_build: Path, tmp_path: Path) -> None:
    script = """
    $("tab_graph").click(); state.whole = true; render();
    const scale = network.getScale(), seen = n => n.font.size * scale >= LEGIBLE - 1;
    say(nodes.get().map(n => [n.id, n.label, seen(n)]).map(([id, label, seen]) => ({ label: label.replace(/\\s+/g, ""), level: byId.get(id).level, kind: byId.get(id).kind, weight: byId.get(id).weight, seen })));"""
    told = run(example_build, script, tmp_path)
    stands = [n for n in told if n["level"] == "province" or n["weight"] > 1]
    assert len(stands) > 15 and all(n["seen"] for n in stands)
    assert "在职党员到社区报到" in {n["label"] for n in stands}
    assert not [n for n in told if n["seen"] and n not in stands], "the rest when one zooms in"


@needs_chromium
@pytest.mark.parametrize("words", ["parking", "Parking", "points", "Points system"])
def test_search_knows_types_in_english_and_by_id(example_build: Path, tmp_path: Path, words: str) -> None:
    script = f"""$("search").value = "{words}"; $("search").oninput(); say([...$("hits").querySelectorAll("button")].map(b => b.textContent));"""
    found = run(example_build, script, tmp_path)
    assert any("停车" in f for f in found) if "park" in words.lower() else found[0] == "积分制"
