"""Names, cues and types of mechanisms: what the examples beside the rules do not show."""

from __future__ import annotations

import pytest

from extractors.entities.mechanism.cues import compile_cue
from extractors.entities.mechanism.names import chain, coded, core, count
from extractors.entities.mechanism.scheme import scheme
from extractors.entities.mechanism.typing import Typer
from kg.core.errors import DataError
from kg.core.records import SURE
from kg.rules import Scanner


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("四敲门工作法", "四敲门"),
        ("村社联营模式", "村社联营"),
        ("老槐树议事会", "老槐树议事会"),
        ("工作机制", "工作机制"),
        ("邻帮邻的模式", "邻帮邻"),
    ],
)
def test_core_keeps_what_is_meant(name: str, expected: str) -> None:
    assert core(name) == expected


def test_counting_coded_and_chained_names() -> None:
    assert [count(n) for n in ("三看", "三张清单", "九个一", "时间银行", "邻里")] == [3, 3, 9, None, None]
    assert [coded(n) for n in ("246", "1+3+N", "三联四问一帮", "老槐树")] == [True, True, True, False]
    assert chain("党建+驿家") == ("党建", "驿家")
    assert chain("问需、定单、回访") == ("问需", "定单", "回访")
    assert chain("邻帮邻") == ()


def test_a_cue_is_expanded_to_words_and_gaps() -> None:
    cue = compile_cue("(召开|举行).{0,6}议事会?")
    assert cue.pieces == (("召开", "举行"), ("议事会", "议事"))
    assert cue.gaps == (6,)
    assert compile_cue("(通|码)$").at_end


@pytest.mark.parametrize("source", ["a*", "[^a]b", "(ab", "x.{0,3}(y|)"])
def test_a_cue_outside_of_the_language_is_an_error(source: str) -> None:
    with pytest.raises(DataError):
        compile_cue(source)


def test_every_cue_types_the_words_that_it_stands_for() -> None:
    table = scheme()
    kinds = {cue: kind for m in table.meanings.values() for kind, cue, _ in m.weighed[0]}
    kinds |= {link.sense[2]: link.sense[0] for m in table.meanings.values() for link in m.links if link.last}
    scanner = Scanner({"cues": table.words})
    for number, cue in enumerate(table.cues):
        text = "某" * 3 + ("某" * min((*cue.gaps, 1))).join(p[0] for p in cue.pieces)
        if cue.at_end:
            assert text.endswith(cue.pieces[-1][0])
            continue
        typer = Typer(scanner.scan(text)["cues"])
        assert any(kind == kinds[number] for kind, _, _ in typer._evidence((0, len(text)), 0)), cue.source


def test_a_weak_cue_alone_is_never_certain() -> None:
    table = scheme()
    scanner = Scanner({"cues": table.words})
    kinds = {cue: kind for m in table.meanings.values() for kind, cue, _ in m.weighed[0]}
    looked_at = 0
    for number in sorted(table.weak & kinds.keys()):
        kind, text = kinds[number], table.cues[number].pieces[0][0]
        typer = Typer(scanner.scan(text)["cues"])
        if typer._covered(kind, text, [(0, len(text))])[0]:
            continue  # it holds a shorter word that is certain
        types = typer.types(text, [(0, len(text))], [], [(0, len(text))])
        assert all(sure < SURE for name, sure, _ in types if name == table.ids[kind]), table.cues[number].source
        looked_at += 1
    assert looked_at > 100


def test_a_definition_outweighs_the_sentence_around() -> None:
    text = "社区推行新法，居民用积分兑换日用品，楼里也装了充电桩。"
    scanner = Scanner({"cues": scheme().words})
    types = Typer(scanner.scan(text)["cues"]).types("新法", [(4, 6)], [(7, 17)], [(0, len(text))])
    assert types[0][0] == "points"
    assert 0 < types[0][1] < 1
    assert Typer([]).types("新法", [(4, 6)], [], [(0, len(text))]) == ()
