"""An article that several papers print counts once, with all of them as evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.pipeline.build import build
from kg.query.duplicates import SAME, alike, grams, groups, plain

_STORY = """常熟市柳河社区：“邻里议事会”解难题
近日，江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民有事一起商量，化解停车难问题，新增车位52个。
社区党委每月召集居民、物业和业委会，把电动车充电难摆到桌面上谈，新建充电棚6个，居民满意度达到97%。
去年以来，邻里议事会共开会36次，解决停车、充电、楼道堆物等问题118件，矛盾纠纷明显减少。
"""
_REPRINT = _STORY.replace("近日，", "").replace("，矛盾纠纷明显减少", "")
_OTHER = """长兴县桃源社区：“邻里议事会”进楼道
浙江省长兴县桃源社区推行“邻里议事会”，由楼栋长召集住户，讨论加装电梯，先后装上电梯9部，住户都说方便。
今年，议事会还牵头改造下水管道1.2公里，内涝问题得到解决。
"""
_RETOLD = """走进柳河社区
江苏省常熟市青石镇柳河社区今年换了新颜。过去楼下车子乱停，如今居民在“邻里议事会”上你一言我一语，划出一排排车位。
常熟市柳河社区居民老周说，“邻里议事会”开到了家门口，大家的事大家商量着办。
"""


def test_the_same_words_set_differently() -> None:
    assert plain("新增 车位“５2”个。") == plain("新增车位52个")
    a, b = (grams(plain(t)) for t in (_STORY, _REPRINT))
    assert alike(a, b) >= SAME > alike(a, grams(plain(_OTHER)))


def test_groups_keep_different_texts_apart() -> None:
    texts = {n: t.splitlines()[1:] for n, t in (("a", _STORY), ("b", _OTHER), ("c", _REPRINT))}
    assert groups(texts) == {"a": "a", "b": "b", "c": "a"}
    assert groups({"a": ["社区推行积分制。"], "b": ["社区推行积分制。"]}) == {"a": "a", "b": "b"}, "too short to tell"


def test_many_texts_that_share_a_phrase_stay_cheap() -> None:
    texts = {
        str(n): [f"各级党组织认真贯彻落实会议精神，第{n}社区开展了编号为{n * 7919}的活动，参加者{n * 31}人。"]
        for n in range(3000)
    }
    assert len(set(groups(texts).values())) > 1


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.api.Graph:  # type: ignore[name-defined]
    folder: Path = tmp_path_factory.mktemp("reprints")
    dated = {"a.txt": (_STORY, "2023-05-04"), "b.txt": (_REPRINT, "2023-05-02"), "c.txt": (_OTHER, "2024-01-02")}
    texts = {n: t.replace("\n", f"\n\n来源：柳河日报　发布时间：{d} 07:12\n", 1) for n, (t, d) in dated.items()}
    (folder / "texts").mkdir()
    for name, text in texts.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    build([folder / "texts"], folder / "out", jobs=1)
    from kg.api import open_graph

    return open_graph(folder / "out")


def test_counted_once_with_all_files(graph) -> None:  # type: ignore[no-untyped-def]
    files = {a.file for a in graph.corpus.articles.values()}
    assert len(files) == 3
    told = [c for c in graph.corpus.distinct if c.also]
    assert told and all(graph.corpus.articles[c.article].file == "b.txt" for c in told), "the first to print it"
    assert len(graph.corpus.distinct) < len(graph.corpus.cases)
    [row] = [r for r in graph.ask("recurring", least=2).rows if "邻里议事会" in str(r["mechanism"])]
    assert row["regions"] == 2
    assert (row["articles"], row["first"]) == (2, "2023-05-02")
    assert "a.txt" in str(row["quotes"]), "the reprint stays as evidence"
    assert "江苏省 (" in str(row["where"]) and "/1)" in str(row["where"])
    corpus = graph.corpus
    [place] = {corpus.region(c.places[0], "County").name for c in corpus.distinct if c.also}
    answer = graph.ask("place", name=place)
    assert len(answer.rows) == sum(
        any(corpus.region(p, "County").name == place for p in c.places) for c in corpus.distinct
    )
    assert answer.notes[0].endswith("told in 1 articles; 1 articles read from there")
    assert all("a.txt" in str(r["source"]) for r in answer.rows), "the reprint stays as a source"
    matrix = graph.ask("matrix").rows
    assert {r["region"]: r["articles"] for r in matrix}["江苏省"] == 1


def test_told_in_other_words_is_one_event(tmp_path: Path) -> None:
    from kg.api import open_graph

    (tmp_path / "texts").mkdir()
    for name, text in {"a.txt": _STORY, "b.txt": _RETOLD, "c.txt": _OTHER}.items():
        (tmp_path / "texts" / name).write_text(text, encoding="utf-8")
    build([tmp_path / "texts"], tmp_path / "out", jobs=1)
    corpus = open_graph(tmp_path / "out").corpus
    by_file = {
        f: [c for c in corpus.distinct if corpus.articles[c.article].file == f] for f in ("a.txt", "b.txt", "c.txt")
    }
    first = {c.iri for c in by_file["a.txt"]}
    assert by_file["b.txt"] and all(c.event in first for c in by_file["b.txt"]), "retold: counts with the first"
    assert all(c.event == c.iri for f in ("a.txt", "c.txt") for c in by_file[f]), "of one article, or of another place"
    [row] = [
        r for r in open_graph(tmp_path / "out").ask("recurring", least=2).rows if "邻里议事会" in str(r["mechanism"])
    ]
    assert row["articles"] == 3
    assert row["cases"] == len({c.event for cases in by_file.values() for c in cases})
