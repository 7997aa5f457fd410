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
        f"“邻里议事会”的愿景正在柳河社区变成现实。{_BESIDE}日子一天天过去。\n",
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


@pytest.mark.parametrize(("praise", "cases"), [("的笑声离不开", 0), ("办起了", 1)])
def test_praise_at_a_smaller_place_is_none_where_the_practice_is_told_of_the_one_around_it(
    praise: str, cases: int
) -> None:
    text = (
        "青石镇：有事大家商量\n江苏省常熟市青石镇推行“邻里议事会”，居民、物业和业委会有事坐下来商量，网格员上门收集诉求，"
        f"镇党委每周看一次办得怎样，群众都说方便。\n柳河社区{praise}“邻里议事会”。{_BESIDE}日子一天天过去。\n"
    )
    assert _quoting(text, f"柳河社区{praise}") == cases


_STORY = "柳河社区的沈女士去年患上重病，社区党委和居委会替她跑手续，救助金如期到账，一家人都满意，邻居们也常来坐坐。\n"
_LATER = "在柳河社区，网格员和志愿者常年走访居民，社区党委推行“邻里议事会”，居民、物业和业委会有事坐下来商量。\n"


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (_STORY, False),
        (_STORY.replace("救助金如期到账，一家人都满意", "可手续难办"), True),
        (_STORY.replace("的沈女士去年患上重病", "去年停车难"), True),
    ],
)
def test_what_befell_one_household_is_no_trouble_that_a_later_programme_answers(story: str, told: bool) -> None:
    cases = _told(_HEAD + "江苏省常熟市青石镇柳河社区把居民的事放在心上。\n" + story + _LATER)
    assert any(problems for _, mechanisms, problems, _ in cases if mechanisms) == told


@pytest.mark.parametrize(
    ("remark", "cases"),
    [("推行“邻里议事会”，并不意味着事事都开会", 0), ("还将把“邻里议事会”开到楼下", 0), ("把“邻里议事会”开到楼下", 1)],
)
def test_a_remark_or_a_plan_is_no_case_beside_what_was_done(remark: str, cases: int) -> None:
    text = f"{_HEAD}{_FORUM}柳河社区{remark}。{_BESIDE}日子一天天过去。\n"
    assert _quoting(text, remark) == cases


@pytest.mark.parametrize(("shown", "told"), [("征文大赛", False), ("邻里议事会", True)])
def test_numbers_of_a_contest_tell_of_no_governing(shown: str, told: bool) -> None:
    text = _HEAD + _FORUM + f"柳河社区的{shown}去年收到居民的稿件620份。{_BESIDE}日子一天天过去。\n"
    assert bool(_quoting(text, "620份")) == told
