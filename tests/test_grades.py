"""Claims graded by how firm they are, and cascades for tools of diffusion."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.api import Graph, open_graph
from kg.pipeline.build import build

_TEXTS = {
    "a.txt": """常熟市柳河社区：“邻里议事会”解难题

来源：柳河日报　发布时间：2023-05-04 07:12
江苏省常熟市青石镇柳河社区推行“邻里议事会”，居民有事一起商量，化解停车难问题，新增车位52个，服务居民约3000人次。
去年以来，议事会共解决问题118件。
""",
    "b.txt": """长兴县桃源社区：“邻里议事会”进楼道

来源：桃源日报　发布时间：2024-01-02 07:12
浙江省长兴县桃源社区推行“邻里议事会”，由楼栋长召集住户商量，楼道堆物问题得到解决，住户都说方便。
""",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder: Path = tmp_path_factory.mktemp("grades")
    (folder / "texts").mkdir()
    for name, text in _TEXTS.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    build([folder / "texts"], folder / "out", jobs=1)
    return open_graph(folder / "out")


@pytest.mark.parametrize(
    ("grade", "claim"),
    [("counted with a period", "118"), ("counted", "52"), ("hedged", "3000"), ("words only", "已解决")],
)
def test_grades(graph: Graph, grade: str, claim: str) -> None:
    rows = graph.ask("outcomes", grade=grade).rows
    assert any(claim in str(r["claim"]) for r in rows), rows
    assert all(str(r["grade"]).rpartition(" ")[0] == grade for r in rows)


def test_cascade(graph: Graph) -> None:
    rows = [r for r in graph.ask("spread", cascade=True).rows if r["mechanism"] == "邻里议事会"]
    assert [(str(r["place"]).split()[-1], r["first_reported"]) for r in rows] == [
        ("柳河社区", "2023-05-04"),
        ("桃源社区", "2024-01-02"),
    ]
