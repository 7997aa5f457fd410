"""What a command says where it cannot do what it was asked: what is wrong, in words that are true, and what to try."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import kg


@pytest.mark.parametrize(
    ("words", "stdin"),
    [(["explain", ""], ""), (["explain", " \n"], ""), (["explain", "-"], "\n")],
    ids=["none", "blank", "stdin"],
)
def test_nothing_to_explain_is_no_file(words: list[str], stdin: str) -> None:
    done = kg(*words, stdin=stdin.encode())
    assert done.code == 2 and "nothing to explain" in done.error and ".txt" not in done.error


def test_levels_are_listed(example_build: Path) -> None:
    assert (
        "province, prefecture, county, township" in kg("query", "recurring", example_build, "--by", "community").error
    )


def test_places_that_share_only_their_level_are_not_near(example_build: Path) -> None:
    said = kg("query", "place", example_build, "城东社区").error
    assert "鄂城区" not in said and "婺城区" not in said
    assert "棠梨社区" in kg("query", "place", example_build, "棠黎社区").error


def test_officials_of_a_place_are_those_inside_it(example_build: Path) -> None:
    import kg as api

    graph = api.open_graph(example_build)
    inside = graph.ask("official", name="湖北省")
    assert inside.rows and "inside it" in inside.notes[0]
    assert {r["person"] for r in graph.ask("official", name="棠梨社区").rows} <= {r["person"] for r in inside.rows}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["query", "--sparql", "-", "--dir", "DIR"], "the query is empty"),
        (["rules", "--gold", "DIR"], "--gold is for --report"),
    ],
)
def test_what_would_do_nothing_is_told(example_build: Path, words: list[str], said: str) -> None:
    done = kg(*[str(example_build) if w == "DIR" else w for w in words])
    assert done.code == 2 and said in done.error
