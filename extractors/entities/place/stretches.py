"""What a stretch says for itself as a name below the county, wherever it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities.place.words import words
from kg.text.edges import is_edge_word, is_soft, strangeness
from kg.text.gazetteer import gazetteer
from kg.text.placenames import PEOPLES

_STRANGE = (0.0, -1.0, -2.5, -6.0)  # points by strangeness
_SOUNDED = 3  # characters by which a long name written after its sound is weighed
_CENTRAL = 2.2  # 云杉中心村: a village of several, where 中心 is no generic word
_LONGEST = 9  # characters that the points by length tell apart
# Points by length of the stem, from one character up.
_LENGTH = {
    "township": (-1.0, 0.5, 0.4, -0.3, -0.8, -1.0, -1.2, -1.4, -1.6),
    "community": (-3.0, 0.5, 0.5, 0.2, -0.3, -0.8, -1.2, -1.6, -2.0),
    "county": (-1.0, 0.5, 0.3, -0.5, -1.0, -1.5, -2.0, -2.0, -2.0),
    "village": (-0.8, 0.5, 0.3, -0.5, -1.0, -1.5, -2.0, -2.0, -2.0),
    "quarter": (-3.0, 0.4, 0.4, 0.5, 0.2, 0.0, -0.5, -1.0, -1.5),
}
_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百千万两几数多近约第]+余?(村[一二三四五六七八九十])?")
_NUMBER_BEGINS = frozenset("0123456789〇零一二三四五六七八九十百千万两几数多近约第")
_MEASURED = re.compile(
    r".*[一二两几数][场户次位片条处支群批段座首曲块面]|[多各几数每两单专这那一二三四五六七八九十]+[项种类样式份层方重]|[一某这那][老旧新大小]|[一两几](?:件|名|位|项|种|批|些|次|封|份).*"
    r"|[多余来]?(?:名|位|户|公里|平方米|万|亩|余户|岁|年|元)"
)
_MEASURES = frozenset(
    "场户次位片条处支群批段座首曲块面名里米万亩岁年元项种类样式份层方重老旧新大小"
)  # last characters of measures
_OF_PEOPLE = ("community", "quarter")
_INSIDE = frozenset("那则不也之将更只把因若而再让过还便在从到没并就被跟给")  # function words inside names of villages
_MAY_STAND = _INSIDE.union("还各都那和")
_COURTS = frozenset("苑园府居庭院城")  # last characters of estates
_FAMILY_SEAT = re.compile("各(?=[庄家涧寨村])|各$")  # 石各庄: the seat of the Shi
_RARE = 2.0  # points off a name that begins or ends as hardly any does
_ONE_BY_ONE = re.compile("(?:[落漏到隔差走看抓管包驻联帮]一|[乡镇村]里|一[人户格员警]一)$")
_COUNTS = frozenset("两二三四五六七八九十")
_ORDINALS = _COUNTS | {"一"}
_NO_NAME = frozenset((*PEOPLES, "还房", "和", "段时间", "这段时间"))
#: sorts of villages, and what is counted before 村集体…: some are called so, but nobody tells of them
_SORTS = frozenset(("行政", "自然", "建制", "外", "一张", "一本", "一份", "一项", "一条", "一笔", "一套"))
#: 产茶村, 非种粮村: by what is grown there
_GROWS = re.compile("非?[产种养][茶粮菜果棉桑蚕药烟蔗菌蜂鱼虾蟹牛羊猪鸡鸭鹅花麻豆瓜稻椒姜蒜莲]")
_COUNTED_UP = ("现有", "共有", "拥有", "所有", "原有", "下辖", "现辖", "共辖")  # before what is counted
_ALSO_VERBS = "强富兴进联连通住"  # verbs before 村 that end the names of many villages too
_PART = re.compile("(?<=..[苑园里家城])第?[一二三四五六七八九十]{1,2}$")  # an estate's own community
_VILLAGES = 1.7  # points off 村屯, which are villages of any sort where no village stands before them
_ESTATE, _ESTATES = 0.7, ("家园", "花园", "嘉园", "佳园", "苑", "华庭", "豪庭", "华府", "公馆", "名都")
_BODY = re.compile(r"派出所|分局|党支部|党委|党总支|书记|主任|委员|居委|村委|支部")
_INNER_HEAD = re.compile(r"(?:街道|办事处|社区|小区|镇|乡|县|市|区|省|州|旗|站(?!前|东|西|南|北))(?=..)")
_INNER_LEAST = 3  # characters; a shorter stem holds none
_PREPOSITIONS = "对向为由以至于经据"
AND = frozenset("和与及同暨")  # words that join two names


@dataclass(slots=True)
class Stretch:
    """A stem with its last word. All that does not hang on where it stands.

    No `value`: its fields are given in their order, as so many keywords take longer than all that is asked of a name.
    """

    name: str = ""
    possible: bool = False  # worth weighing: what no points could save is left out
    never: bool = False  # a common word (强村): neither this nor anything longer is a name
    last: bool = False  # holds a function word: nothing longer is a name
    in_table: bool = False
    single: bool = False  # one character before the last word
    generic: bool = False
    modifier: bool = False  # the stem is a word that says what sort of place it is
    doubtful: bool = False  # the stem is a common word as well (建设, 幸福)
    edge_word: bool = False  # the stem is a word that stands left of names
    joins: bool = False  # it may be 和 and a name
    estate: bool = False  # named without 小区
    honour: bool = False  # the stem is what such a place may be honoured as (文明)
    of_upper: bool = False  # the stem is a province, or a city where no such place is in the table
    inner: float = 0.0  # points for a last word inside the stem
    base: float = 0.0  # points for the stem's length and words
    strange: float = 0.0  # points for strange words
    soft: float = 0.0  # points off for a beginning that may stand left of a name


#: neither a name nor a reason to look no further left
NOTHING = Stretch()
_NEVER = Stretch(never=True)
_LAST = Stretch(last=True)


def in_table(name: str, level: str) -> bool:
    """Does the gazetteer have a place of this name and level? It has no quarters."""
    if level == "quarter":
        return False
    if gazetteer().exists(name, level):
        return True
    # 云溪路街道 is told as 云溪街道 too
    return name.endswith("街道") and len(name) > 3 and gazetteer().exists(f"{name[:-2]}路街道", level)


# Stems are short and come back in article after article (该社区, 幸福社区).
@lru_cache(maxsize=32768)
def stretch(name: str, word: str, level: str, after_upper: bool) -> Stretch:
    """`name`, which ends in the last word `word` of that level, weighed by itself.

    `after_upper`: right after a name of an upper level, where words are names too that are none elsewhere.
    """
    known, stem = words(), name[: -len(word)]
    first, last_char, size = stem[0], stem[-1], len(stem)
    if word == "村" and last_char in _ALSO_VERBS and (size == 1 or name[size - 2 :] not in known.never):
        if size == 1 or not in_table(name, level):
            return NOTHING  # 通|村, but 前进村 and 永兴村 are villages
    elif name[size - 1 :] in known.never or (size > 1 and name[size - 2 :] in known.never):
        if not (word == "镇" and last_char == "乡") and (word != "乡" or last_char not in "城家县"):
            return _NEVER
        if not in_table(name, level):  # 平城乡 and 汪家乡 are townships, 统筹城乡 and 建设家乡 are none
            return NOTHING
    if stem.startswith(_COUNTED_UP) or (word == "镇" and last_char == "村" and not in_table(name, level)):
        return NOTHING  # 现有|城市社区; 文明村镇 is an honour
    if stem in _NO_NAME or (word == "村" and (stem in _SORTS or _GROWS.fullmatch(stem))):  # 达斡尔族|乡, 全县|行政村
        return NOTHING
    if (
        word == "村"
        and (first == "村" or (last_char in "一里" and _ONE_BY_ONE.match(stem)))
        and not in_table(name, level)
    ):
        return NOTHING  # 村看|村, 不落一|村
    if level == "township" and not in_table(name, level) and (last_char in _COUNTS or _done_to(stem)):
        return NOTHING  # 云杉、柳湾|三镇; 联合|柳湾铺镇
    if stem == "都" or first == "各" or (first == "都" and not in_table(name, level)):
        return NOTHING  # it may be the end of a name: 万|都社区, 石|各庄村
    plain = _MAY_STAND.isdisjoint(stem)  # as most
    strange = strangeness(stem if plain else _without_function(stem, name, word, level))
    edge_word = is_edge_word(stem)
    last = strange == 3 and not edge_word
    if (last or edge_word) and size > 1 and not after_upper and not in_table(name, level):
        return _LAST if last else NOTHING
    generic = is_generic(stem, word)
    if (generic and size == 1) or _is_measured(stem):
        return _LAST if last else NOTHING
    listed = in_table(name, level)
    if generic and listed and size == 2 and last_char in "进联包" and stem not in known.modifiers:
        generic = False  # 五联村
    if size == 1:
        possible = listed or (level == "village" and strange < 3)
    else:
        possible = listed or not (strange == 3 or edge_word or generic)
        possible = possible or (after_upper and not (known.generic(stem) or last_char == word))
    if not possible:
        return _LAST if last else NOTHING
    name_verb = known.is_name_verb(stem)
    doubtful = name_verb or stem in known.doubtful
    soft = 0.0
    if not listed and is_soft(first) and not (name_verb if size == 2 else known.is_name_verb(stem[:2])):
        soft = 2.5 if first in _PREPOSITIONS else 1.5
    return Stretch(
        name,
        True,
        False,
        last,
        listed,
        size == 1,
        generic,
        stem in known.modifiers,
        doubtful,
        edge_word,
        _joins(name, listed),
        word in known.estates,
        stem in known.honours,
        _of_upper(stem, level, listed),
        _inner(stem),
        _base(stem, word, level, listed) + (_CENTRAL if _central(stem, word) else 0.0),
        0.0 if doubtful else _STRANGE[strange],
        soft,
    )


def _done_to(stem: str) -> bool:
    """Does a verb that begins names as well stand in it, and enough for a name behind it?"""
    return any(words().is_name_verb(stem[at : at + 2]) for at in range(len(stem) - 3))


def quoted(stem: str, word: str) -> Stretch:
    """A name in quotation marks before its last word (“桂园人家”小区)."""
    return Stretch(name=stem + word, joins=_joins(stem, False), inner=_inner(stem + "”"))


def _without_function(stem: str, name: str, word: str, level: str) -> str:
    """The stem without characters that are function words elsewhere but stand in names (石各庄, 万都, 云毛都)."""
    if "还房" in stem and len(stem) > 2:
        stem = stem.replace("还房", "房")  # 云杉还房小区: for those whose houses were taken
    if "各" in stem:
        stem = _FAMILY_SEAT.sub("", stem)
    if "都" in stem and (word == "嘎查" or in_table(name, level)):
        stem = stem.replace("都", "")
    elif stem[0] == "那" and len(stem) > 1 and in_table(name, level):
        stem = stem[1:]  # 那溪镇: field, in the languages of the south, and the first sound of many names in the west
    elif len(stem) > 2 and not _INSIDE.isdisjoint(stem[1:-1]) and in_table(name, level):
        stem = stem[0] + "".join(c for c in stem[1:-1] if c not in _INSIDE) + stem[-1]  # 沙将坪村
    elif word == "小区" and len(stem) == 3 and stem[1] == "和" and stem[2] in _COURTS:
        stem = stem[0] + stem[2]  # 云和苑小区
    elif stem[1:2] == "都" and len(stem) == 4 and stem[0] in words().capitals and word == "小区":
        stem = stem[2:]  # 豪都北苑小区
    elif stem[-1] == "都" and stem[-2:-1] in words().capitals:
        stem = stem[:-1]  # 云溪花都社区
    return stem


def numbered(stem: str, word: str) -> Stretch:
    """A community that is called by its number (37社区)."""
    return Stretch(name=stem + word)


def length_points(stem: str, level: str) -> float:
    """Points for the length of a stem."""
    size, points = len(stem), _LENGTH[level]
    return points[size - 1] if size < _LONGEST else points[-1]


def is_number(stem: str) -> bool:
    """Is the stem a number (第三)?"""
    return stem[0] in _NUMBER_BEGINS and _NUMBER.fullmatch(stem) is not None


def _is_measured(stem: str) -> bool:
    """Is the stem a count (二十户)?"""
    return (stem[-1] in _MEASURES or stem[0] in "一两几") and _MEASURED.fullmatch(stem) is not None


def is_generic(stem: str, word: str) -> bool:
    """Does the stem say what sort of place it is, or make a common word with the last (城镇)?"""
    known, last = words(), stem[-1]
    if last + word in known.names or last == word or (last == "乡" and word == "村"):
        return True
    return stem not in known.dated and (known.generic(stem) or is_number(stem))


def _base(stem: str, word: str, level: str, listed: bool) -> float:
    known, whole = words(), stem
    if word == "小区" and len(stem) > 3 and stem.endswith(known.brand_ends):
        stem = stem[:-2]  # 云溪新城|小区: an estate's own name
    sounded = len(whole) > 3 and known.sounded.issuperset(whole)
    if level == "community" and stem[-1] in _ORDINALS and (part := _PART.search(stem)):
        whole = stem = stem[: part.start()]  # 云溪北苑第三|社区
    points = length_points("。" * _SOUNDED if sounded else whole, level)
    first, last, size = stem[0], stem[-1], len(stem)
    if level == "community" and size > 2 and stem.endswith(_ESTATES):
        points += _ESTATE  # 云府家园|社区
    points -= 2.2 * known.half_generic(stem) if size > 2 else 0.0
    if not listed:
        if (first == "内" and level in _OF_PEOPLE) or (first in "县委" and size > 2):
            points -= 3.0  # 辖区|内某某小区; 该县|云杉乡; 云溪村委|柳湾村
        if first in known.rare_first and size > 2:
            points -= _RARE  # 要继续做好|社区
        if last in known.rare_last and level in ("village", "community"):
            points -= _RARE  # 长抓|村内卫生
    if _BODY.search(stem):
        points -= 5.0
    if word == "屯" and last == "村":
        points -= _VILLAGES  # 各地|村屯
    if last not in "和同" or listed:
        return points
    if len(whole) == 2 and whole[1] == "和" and whole[0] in known.harmony:
        return points + 1.0  # 泰和|小区: makes up for the 和 in it
    return points - 2.5


def _central(stem: str, word: str) -> bool:
    """Does it name a central village (云杉中心村), rather than what is done to such (建设中心村)?"""
    return word == "村" and stem.endswith("中心") and stem[:2] not in words().doubtful


def _joins(name: str, listed: bool) -> bool:
    return name[0] in AND and not listed and not words().is_name_verb(name[:2])


def _inner(stem: str) -> float:
    return -2.5 if len(stem) > _INNER_LEAST and _INNER_HEAD.search(stem, 1) else 0.0


def _of_upper(stem: str, level: str, listed: bool) -> bool:
    if level == "township" and listed:
        return False
    codes = gazetteer().upper_names().get(stem, ())
    return bool(codes) and (not listed or any(len(c) == 2 for c in codes))
