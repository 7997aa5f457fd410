"""What names a practice of a place again, and tells nothing of it, makes no case of its own."""

from __future__ import annotations

import pytest

from kg.core.records import CaseRecord
from kg.pipeline.document import process
from tests.conftest import document
from tests.test_credit import _HEAD
from tests.test_matters import _FORUM, _told

_BESIDE = "网格员和志愿者把居民的诉求一件一件记在本子上，社区党委每周看一遍，党员分头去办，办好了再上门告诉老人和邻居，"


def _quoting(text: str, words: str) -> int:
    """How many cases quote a sentence with these words."""
    cases = [r for r in process(document(text)).records if isinstance(r, CaseRecord)]
    return sum(any(words in e.exact for e in case.evidence) for case in cases)


@pytest.mark.parametrize(
    "scene",
    [
        f"傍晚，住在柳河社区的沈阿婆又走进“邻里议事会”的小屋坐一坐。{_BESIDE}日子一天天过去。\n",
        f"柳河社区的变化离不开“邻里议事会”。{_BESIDE}日子一天天过去。\n",
        f"柳河社区用“邻里议事会”写出了共同的愿景。{_BESIDE}日子一天天过去。\n",
    ],
)
def test_a_scene_or_praise_is_no_case_beside_one_that_tells_of_the_practice(scene: str) -> None:
    assert _told(_HEAD + _FORUM + scene)
    assert not _quoting(_HEAD + _FORUM + scene, scene[:12])


@pytest.mark.parametrize(
    "told",
    [
        f"后来，柳河社区把“邻里议事会”开到了楼下。{_BESIDE}日子一天天过去。\n",
        f"柳河社区的“邻里议事会”由老党员召集。{_BESIDE}日子一天天过去。\n",
        f"傍晚，柳河社区的“邻里议事会”里坐满了人。{_BESIDE}新增车位52个。\n",
    ],
)
def test_what_says_how_it_works_or_what_came_of_it_is_one(told: str) -> None:
    assert _quoting(_HEAD + _FORUM + told, told[:8])
