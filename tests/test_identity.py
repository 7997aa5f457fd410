"""When two mentions are one brand, one generic type, or different things: over all documented homonyms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from kg.core.records import MechanismRecord
from kg.linking.identity import fold, is_counting, mechanism_key
from kg.pipeline.document import process
from kg.rules import extract_all
from tests.conftest import document
from tests.examples import sentence_article

PAIRS = yaml.safe_load((Path(__file__).parent / "identity_pairs.yaml").read_text(encoding="utf-8"))
#: share of the pairs that must come out right
ENOUGH = 0.95


@cache
def _read(sentence: str, name: str, county: str) -> tuple[str, frozenset[str]]:
    """Key and types of the mechanism of that name in a sentence; ("", none) where it is not found."""
    mentions = [m for m in extract_all(sentence_article(sentence)).mentions("mechanism") if fold(m.name) == fold(name)]
    if not mentions:
        return "", frozenset()
    members = next((m.members for m in mentions if m.members), ())
    return mechanism_key(mentions[0].name, members, county), frozenset(t for t, _, _ in mentions[0].types[:2])


def verdict(pair: list[str]) -> str:
    """What the code says of a pair: brand, type, different, or which name it did not find."""
    county, sentence, name, county2, sentence2, name2, _ = pair
    (key, types), (key2, types2) = _read(sentence, name, county), _read(sentence2, name2, county2)
    if not key or not key2:
        return f"not found: {name2 if key else name}"
    if key == key2:
        return "brand"
    return "type" if types & types2 else "different"


def test_pairs() -> None:
    wrong = []
    for pair in PAIRS:
        said = verdict(pair)
        # a type may be shared where the names differ in meaning only by their expansion: what counts is the brand
        if said != pair[-1] and not (pair[-1] == "different" and said == "type" and fold(pair[2]) == fold(pair[5])):
            wrong.append(f"{pair[2]} / {pair[5]}: {pair[-1]}, not {said}")
    assert len(PAIRS) >= 60
    assert len(wrong) <= (1 - ENOUGH) * len(PAIRS), "\n".join(wrong)


def test_counting_names() -> None:
    for name in ("三联", "五微", "六个一", "四双", "“三联”机制"):
        assert is_counting(name), name
    for name in ("双报到双服务", "三社联动", "三联四问一帮", "居民议事会", "红5+", "四议两公开", "一表通"):
        assert not is_counting(name), name


def test_one_label_is_one_node_whatever_form_an_article_tells_first() -> None:
    def told(place: str, forms: str) -> set[tuple[str, str]]:
        text = f"党建引领解民忧\n\n{place}青石街道{forms}，与驻区单位一起化解停车难问题，新增车位52个。"
        return {(r.key, r.name) for r in process(document(text)).records if isinstance(r, MechanismRecord)}

    long_first = told("江苏省常熟市", "成立“社区大党委”，街道、社区、物业都说“大党委”办成了事")
    bare = told("湖北省赤壁市", "成立“大党委”")
    assert {name for _, name in bare} == {"大党委"}
    assert bare <= long_first
