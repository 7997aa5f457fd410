"""Schools, hospitals, banks and law firms with a name of their own, and branches of bodies known everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from extractors.entities.organization.places import Places
from extractors.entities.organization.words import lexicon, office_category, outermost, shapes
from kg.core.mentions import OrganizationMention
from kg.rules import ArticleView, Hit
from kg.text.edges import BOUNDARY, NONE, PLAIN, WEAK, edge_words, is_edge_word, left_edge, name_start, strangeness

_EDGE = {BOUNDARY: 2.0, PLAIN: 2.0, WEAK: 0.5, NONE: -2.0}
_ACCEPT = 2.0
_STEM = 6  # characters that a name has before its last word
# 大学生, 小学时, 中学毕业: no school that acts
_NOT_AFTER = re.compile(r"[生毕时期里阶城教]|文化程度|学历|[一二三四五六]年级")
# Where somebody studied or teaches: the school itself takes no part.
_STUDIED = re.compile(r"[一-鿿]{0,9}?(?:毕业|博士|硕士|硕博|研究生|本科|学士|副?教授|院士)")
_BRANCH = re.compile(r"[一-鿿]{2,8}?(?:支行|分行|分公司|供电公司|电力公司|供电所|营业部|营业厅|联社)")
_ORDINAL = re.compile(r"第?[一二三四五六七八九十]{1,2}$")
#: what a hospital or school with a name of its own is for
_SPECIAL = ("眼科", "口腔", "牙科", "妇产", "骨科", "儿童", "肿瘤", "中医", "康复", "职业", "老年", "国际", "实验")
_TASK = 26
_FORMED = re.compile(r"(?:成立|组建|设立)了?(?=[^，。；：！？、\n了]*$)")
_GENERIC_TASK = re.compile(r"[0-9一二三四五六七八九十两多由以]|相应|相关|专门|专项|专题|联合|临时|多个|各级|工作")
#: of a team or council set up: what says only its sort (青年志愿, 三级)
_SORTS = re.compile(
    "志愿|党员|工作|服务|联合|专项|应急|攻坚|青年|巾帼|老年|社区|居民(?!自治)"
    "|[省市县区镇乡村]{1,3}(?!民)|[一二三四五两几多0-9]+[支个级]"
)
_NO_TEAM = re.compile("[和与及的等]|[^“]+”.|[^一-鿿“”]")
_GROUP = re.compile("(?![委党政纪直各])[一-鿿]{6,22}")  # what a group of a county is for
_NO_GROUP = re.compile("成立|组建|组成|通过|建[立起]|设[立有]|组织|联合|开展|召开|推|依托|由|以")
_OWN = 4  # characters that tell more than its sort
_COLLEGE = re.compile(r"[一-鿿]{2,6}?学院")  # a college behind its university
_QUOTES = str.maketrans("", "", "“”‘’")
_BY_END = itemgetter(1, 0)
_TEAMS = frozenset(lexicon()["formed"])
_COLLEGES = ("大学", "学院")
_BODY_ENDS = tuple("局院校司会部委处队")


def institutions(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """云杉路小学, 青禾医院, 栾川县|云溪中学: the name begins at a place, or where the text shows its left edge."""
    for hit in outermost(view.hits("organization.institutions")):
        if _NOT_AFTER.match(view.text, hit.end):
            continue
        if hit.word in _COLLEGES and _STUDIED.match(view.text, hit.end):
            continue
        found = _institution(view, places, hit)
        if found is not None:
            yield found


def _institution(view: ArticleView, places: Places, hit: Hit) -> OrganizationMention | None:
    text = view.text
    if places.ending_at(hit.start) is not None:
        return None
    best: tuple[float, int] | None = None
    for at in range(hit.start - 2, name_start(text, hit.start, _STEM) - 1, -1):
        score = _score(text, at, hit, places)
        if score is not None and (best is None or score > best[0]):
            best = (score, at)
    if best is None or best[0] < _ACCEPT:
        return None
    start, end = best[1], hit.end
    college = _COLLEGE.match(text, end) if hit.word == "大学" else None
    if college is not None and strangeness(college.group()[:-2]) < 2:
        end = college.end()
    place = places.ending_at(start)
    if place is not None:
        start = place.start
    name = (place.name if place else "") + text[best[1] : end]
    return OrganizationMention(
        start=start,
        end=end,
        name=name,
        rule="organization.institution",
        category=office_category(name),
        of=place.name if place else "",
        confidence=0.7,
    )


def _score(text: str, at: int, hit: Hit, places: Places) -> float | None:
    """How well the stem from `at` reads as the name of an institution; None where it cannot be one."""
    stem, known = text[at : hit.start], shapes().institution_stems
    long = shapes().institution_stems_long
    special = stem.endswith(_SPECIAL) and next((w for w in _SPECIAL if stem.endswith(w) and len(stem) - len(w) > 1), "")
    if special and stem[-len(special) - 1] not in "省市县区镇乡村的":
        stem = stem.removesuffix(special)  # 柳州|普仁|眼科|医院
    if is_edge_word(stem) or stem.endswith(long) or (len(stem) <= 2 and (stem in known or stem[-1] in known)):
        return None
    if stem[-1] in "上去到进向由":  # 送孩子去|幼儿园
        return None
    if stem.startswith(long) or stem[0] in "和与及等由向为对将被的其或家所":
        return None
    if places.covers(at):
        return None
    edge = BOUNDARY if text[at - 1 : at] in _BODY_ENDS else left_edge(text, at)[0]
    anchored = places.ending_at(at) is not None
    score = (2.6 if anchored else _EDGE[edge]) - 2.0 * strangeness(stem)
    if len(stem) > 4:
        score -= 0.5 * (len(stem) - 4)
    return score + (0.3 if _ORDINAL.search(stem) else 0.0)


def task_forces(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """成立〔河道清洁暨“碧水”工作专班〕: the name of a task force or team goes back to the verb that sets it up."""
    text = view.text
    own = outermost(sorted([*view.hits("organization.task"), *view.hits("organization.formed")], key=_BY_END))
    for hit in own:
        floor = max(0, hit.start - _TASK)
        formed = _FORMED.search(text[floor : hit.start])
        if formed is None:
            if hit.word.endswith("小组") and (group := _placed_group(text, hit, places)):
                yield group
            continue
        if places.covers(floor + formed.end()):
            continue
        start = floor + formed.end()
        name = text[start : hit.end].translate(_QUOTES)
        if len(name) - len(hit.word) < 2 or _GENERIC_TASK.match(name):
            continue
        if hit.word in _TEAMS and not _tells(text[start : hit.start], text, hit.end):
            continue
        yield OrganizationMention(
            start=start,
            end=hit.end,
            name=name,
            rule="organization.task_force",
            category=office_category(name) if hit.word in _TEAMS else "government",
            confidence=0.6,
        )


def _placed_group(text: str, hit: Hit, places: Places) -> OrganizationMention | None:
    """栾川县|困难家庭无障碍改造|工作小组: a group right behind its place, with all that it is for."""
    for at in range(hit.start - 6, max(0, hit.start - _TASK), -1):
        place = places.ending_at(at)
        if place is None:
            continue
        stem = text[at : hit.start]
        if not _GROUP.fullmatch(stem) or _NO_GROUP.search(stem) or not edge_words().hard.isdisjoint(stem):
            return None
        name = place.name + text[at : hit.end]
        return OrganizationMention(
            start=place.start,
            end=hit.end,
            name=name,
            rule="organization.task_force",
            category="government",
            of=place.name,
            confidence=0.6,
        )
    return None


def _tells(stem: str, text: str, end: int) -> bool:
    """Does the name of a team tell more than its sort?"""
    if _NO_TEAM.search(stem) or text[end : end + 1] in "伍员长" or not edge_words().hard.isdisjoint(stem):
        return False
    return len(_SORTS.sub("", stem)) >= _OWN


def branches(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """农业银行云杉支行, 栾川县农村商业银行: a name known everywhere with a place before it or a branch behind."""
    text = view.text
    for hit in outermost(view.hits("organization.national")):
        branch = _BRANCH.match(text, hit.end)
        if branch is not None and strangeness(branch.group()[:-2]) > 1:
            branch = None
        place = places.ending_at(hit.start)
        if branch is None and (place is None or hit.word == "国网"):
            continue
        end = branch.end() if branch else hit.end
        start = place.start if place else hit.start
        name = (place.name if place else "") + text[hit.start : end]
        yield OrganizationMention(
            start=start,
            end=end,
            name=name,
            rule="organization.branch",
            category="enterprise",
            of=place.name if place else "",
            confidence=0.8,
        )
