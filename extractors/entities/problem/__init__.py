"""Troubles of residents and of governance that a text tells of.

Finds: named troubles (停车难, 污水倒灌), things that are broken or lacking (车位不足, 没有路灯), topics of
lists of troubles that were dealt with (解决物业服务、环境卫生等问题209个) and what people ask for; each with
its type and whether it was solved. Tellings of one trouble at one place are one mention; the others go with
it as `also`. Leaves alone: what is to be kept away or forbidden (避免乱停乱放), fields of work
(提升化解矛盾纠纷能力), titles and headings, and mild words in a sentence that neither looks back nor
complains nor sets about anything.
"""

from collections.abc import Iterator
from pathlib import Path

from extractors.entities.problem.disputed import one_of_two
from extractors.entities.problem.find import Finder
from extractors.entities.problem.types import TypeWords
from kg.core.mentions import ProblemMention
from kg.core.resources import schema_path
from kg.rules import ArticleView, Extractor, Lexicon, Rule

_HERE = Path(__file__).parent
_TYPES = TypeWords.load(schema_path("taxonomy", "problem_types.json"))
_OWN = Lexicon.load(_HERE / "lexicon.toml")
_SLOW = frozenset(_OWN.tables["resolution"]["slow"])
_ABSTRACT, _HUMAN, _CONCRETE = (frozenset(_OWN.tables["topics"][name]) for name in ("abstract", "human", "concrete"))


def _find(view: ArticleView) -> Iterator[ProblemMention | None]:
    found = Finder(view, _TYPES, _OWN["not_there"], _SLOW, _ABSTRACT, _HUMAN, _CONCRETE).find()
    return one_of_two(view, found, _OWN.tables["disputed"])


EXTRACTOR = Extractor(
    kind="problem",
    find=_find,
    rules=(
        Rule("problem.named_trouble", "a word that states a trouble by itself: 停车难, 飞线充电, 污水倒灌"),
        Rule("problem.mild_trouble", "a milder word where the sentence complains, looks back or acts"),
        Rule("problem.weak_trouble", "a word milder still, where two things in the sentence say so"),
        Rule("problem.hardship", "a word for trouble as such (难题, 请不起), typed by what the passage is about"),
        Rule("problem.thing_fault", "a thing and what is wrong with it: 车位不足, 路灯昏暗"),
        Rule("problem.contrast", "how it was in the past, before a word for now: 以前办个证要跑三趟，如今……"),
        Rule("problem.burden", "a clause with signs of a burden, typed by the things in it: 充电全靠一根拖线"),
        Rule("problem.ended", "what is told by its end alone: 垃圾不见了, 路灯也亮了"),
        Rule("problem.scarce_thing", "a thing of which there are only so many: 车位仅800个"),
        Rule("problem.lack_thing", "what is missing and then the thing: 没有路灯, 缺少活动场地"),
        Rule("problem.reported", "what someone reports or is afraid of: 老人反映夏天胃口不佳"),
        Rule("problem.listed", "topics of a list of troubles dealt with: 解决物业服务、环境卫生等问题209个"),
        Rule("problem.formula", "what someone set about by its name, whatever its type: 解决了“认门找户”的难题"),
        Rule("problem.untyped", "a trouble that no type holds, as with a firm: 拒绝赔偿, 强烈反对"),
        Rule("problem.became", "what has become a difficulty: 材料审核成为一大难题"),
        Rule("problem.surfaced", "difficulties that show: 资金保障等现实困难逐渐浮现"),
        Rule("problem.feared", "what people are afraid of: 不少业主担心后期没人管"),
        Rule("problem.in_vain", "what was tried again and again: 多次上门做工作都没有效果"),
        Rule("problem.wanting", "what there is not enough of, listed or told apart: 缺人、缺技术; 有手艺，缺的是渠道"),
        Rule("problem.far_to_go", "how long or dear it is to go somewhere: 办个证来回一趟要两个多小时"),
        Rule("problem.asked", "what someone asks in fear or at a loss: 食堂一年用不了几次，会不会白白浪费？"),
        Rule("problem.answered", "what the next sentence calls a difficulty: 核对容易出错。面对这一难题，……"),
        Rule("problem.wished", "what people ask for where there is none: 盼着建个活动室"),
    ),
    lexicon=Lexicon({**_TYPES.words(), **_OWN.words}, _OWN.tables),
    folder=_HERE,
    summary=__doc__ or "",
    needs=("place",),
)
