"""Shapes of text that name an official: where the name stands to the post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractors.entities.official.affixes import Endings
from extractors.entities.official.name_tables import name_words
from extractors.entities.official.names import (
    Reading,
    surname_length,
)
from extractors.entities.official.posts import LEXICON, Post, longest_first
from kg.text.edges import is_hanzi

_GAPS = ("”", "’", " ", "\u3000")
_SIGNS = ("“", "（", "、", "\n", "的", "，", "老", "小", "后", "时", "以", "之")  # what a holder may stand behind
_GAP = re.compile(r"[”’]?[ \u3000]?")
_SPACED = re.compile(r"[一-鿿][ \u3000]{1,2}[一-鿿](?=\n|$|[）)，。])")  # 主席 林 远, as authors are told
_NICKNAME = re.compile(r"“[一-鿿]{2,8}”")  # 网格员“大嗓门”王某
_ALSO = re.compile(r"（(?:兼|正|副|原|代|挂|主持|享受|驻村?|主管|分管)[^（）\n]{1,14}）")
_LIST = re.compile(r"[、和]")
_APPOSED = re.compile(
    r"(?:(?:今年)?[0-9]{2}岁)?，(?:[男女]，|[一-鿿]{1,3}族，|(?:今年)?[0-9]{2}岁，|中共党员，|[0-9]{4}年[0-9月]*出?生，"
    r"|[一-鿿]{2,8}推荐，)*"
    r"(?:现任|时任|现为|现|系|是|任)?$"
)
_APPOSED_ENDS = ("，", "任", "为", "现", "系", "是", "\n")
# 王某，柳河街道党工委副书记|、办事处主任，
_FURTHER = re.compile(r"(?:、[一-鿿“”]{0,14}?(?:书记|主任|主席|委员|[长员]|代表)){1,3}[，。]")
_CLAUSE = frozenset("。！？，；：\n”“‘’—…、（）》")
_SENTENCE = frozenset("。！？；\n")
_BACK = 60
_QUOTED = 14  # characters of a quoted name before a title
_REFERS = 200  # characters that a pronoun may point back
_COLUMN = 40  # a line this long that ends with a title is a paragraph cut by a column, no heading
_AFTER_POST = re.compile(
    r"[”’]?(?:$|[，。；！？、\n）”—]|的(?:担子|重担|接力棒)|以来|后|期间|时|之|一职|已|至今|了|这|，)"
)
# Words that say that somebody else gets the post.
_OTHERS = re.compile(
    r"由|让|(?<![招应])聘|推选|选出|(?<!被)选派|邀请|请|安排|(?<![下被选])派|使|把|将|(?<!成为一)(?<!是一)名|们"
    r"|(?<![呼泰仁平义永怡祥家嘉])和(?![平田县顺林龙政硕静]|[一-鿿]{1,3}(?:社区?|小区?|网格?|街道?|[村镇路]))"
)
_AS = re.compile(r"作为|身为|担任|时任")
_BECAME = re.compile(r"(?:当上|当选为?|担任|出任|接任|就任|挂职任?|调任|成为|任)[^，。；！？]{0,20}$")
_THEN = ("后，", "时，", "以后，", "之后，", "以来，", "之初，")  # 当上村党支部书记后，|王某首先…
_AGE_LAST = re.compile(r"(?:今年)?[0-9]{2}岁$")
_SHE = re.compile("[他她](?!们)")
_HE = re.compile(r"(?:(?<=[，。；\n])|^)[他她]")
# 王某当了20年柳河村|党支部书记, 柳河村的王某，在村里干了十几年|…
_SERVED = re.compile(
    r"，?(?:一直|已经|已|先后)?(?:[在从][^，。；！？\n]{2,10}?)?(?:一?[当干做]了?|担任了?|任)"
    r"(?:[0-9]{1,2}|[一二三四五六七八九十两几]{1,3})[多余几来]?个?年多?的?[^，。；！？\n]{0,12}$"
)
_YEARS = re.compile(
    r"[当干做任](?:了|过)?(?:[0-9]{1,2}|[一二三四五六七八九十两几]{1,3})[多余几来]?个?年[^，。；！？]{0,8}$"
)
_PUBLIC = (
    "书记", "主任", "支书", "网格员", "网格长", "楼栋长", "楼长", "组长", "委员", "干部", "社工", "工作者",
    "工作人员", "民警", "专干",
    "站长", "所长", "村官", "调解员",
)  # fmt: skip
# 王某是柳河社区负责南片的|网格员
_IS_OF = re.compile(r"是(?=[^，。；！？是由让们和\n]{4,16}的$)")
# 王某不仅是居民，还是大家选出来的|网格员
_BOTH = re.compile(
    r"(?:不仅|不但|不光|不只|既)是[^，。；！？\n]{2,14}，(?:而且|同时)?(?:还|也|又|更)是[^，。；！？\n]{0,30}$"
)
_GETS = frozenset({"担任", "担任了", "当选", "当选为", "当选了", "当上", "当上了", "出任", "接任"})
_BECOMES = ("成了", "成为", "成为了")
_CHOSEN = ("选为", "推选为", "选举为", "聘为", "聘任为", "任命为")
# Who chose the person: text that ends where the verb begins.
_BY = re.compile(r"被[^，。、；！？“”\n]{2,14}$")
_TOLD_BY = (
    "—", "，是", "：", "-", "－", "：一个是", "：既是", "身份是", "头衔是", "职务是", "角色是", "岗位是", "就是", "叫",
)  # fmt: skip
# 王某有了一个新身份——|柳河社区网格员; 王某的另一个身份是
_IDENTITY = re.compile(
    r"(?:如今|现在|又|还|也|从此|退休后)*"
    r"(?:(?:有|拥有|多|多出|添|新添|增添)[了着]?(?:另?[一两双多三几]?[个重份种])?"
    r"(?:全?新的?|特殊的?|特别的?|另外的?|别的)?"
    r"|的(?:另一?[个重]|第二个?|另外一个|新|特殊|一个新|一个特殊)?)"
    r"(?:社会)?(?:身份|头衔|职务|称呼|称谓|角色|岗位)"
    r"(?:[—－-]{1,2}|：|，?(?:那)?就?是|，叫|：(?:既|一个)是)$"
)
_OWNER = re.compile(r"是[^，。；！？是—]{2,12}的(?:一[名位])?$")  # 身份是|柳河村六组的|网格员
_SORT = re.compile(r"是[^，。；！？、是—]{2,24}—{1,2}$")  # 王某|是镇里最大的村——|柳河村党支部书记
_WENT = re.compile(r"[回到赴返派驻调][^，。；！？]{0,12}$")
# 王某考上公务员，次年9月|任|柳河村党支部副书记
_THEN_TOOK = re.compile(
    "，(?:次年|同年|翌年|当年|随后|后来|之后|不久后?|[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:起|后|初|底)?(?:，|开始)?$"
)
_INTRODUCED = ("村民", "党员", "居民", "青年", "大学生", "退役军人", "退伍军人", "能人", "老板", "企业家")
_INTRODUCED_LAST = frozenset(word[-1] for word in _INTRODUCED)
_PLAIN_VERBS = ("是", "担任", "成为", "当选", "成了", "当上")
_NOW = ("现在", "如今", "目前", "现")
_NOW_IS = tuple(f"{now}是" for now in _NOW)
_WEAK = ("是", "做", "当", "就是", "正是", "任")
_ONE_OF = ("的一名", "的", "一名", "一位", "的一位")
_LED = ("作为", "身为", "担任", "时任", "是", "任", "现任", "当选", "兼任", "出任", "挂职")
AGED = re.compile(r"(?:今年)?[0-9]{2}岁的?$|[0-9]{2}后$")


class Slot(NamedTuple):
    """A position where the name of a post's holder may begin. `end` is its end where the text settles it."""

    at: int
    post: Post
    rule: str
    end: int = 0


@lru_cache(maxsize=1)
def _holding() -> tuple[Endings, Endings]:
    """Verbs of holding a post, and adverbs before them."""
    verbs = LEXICON.tables["verbs"]
    return Endings(longest_first(verbs["hold"])), Endings(longest_first(verbs["adverbs"]))


def slots(text: str, post: Post) -> Iterator[Slot]:
    """Where the name of the holder of `post` may stand."""
    at = post.end
    if text[at : at + 1] in _GAPS and (gap := _GAP.match(text, at)):
        at = gap.end()
    if not (text[at - 1] == " " and _after_person(text, post.start)):
        yield Slot(at, post, "official.title_name")
    if at > post.end and (spaced := _SPACED.match(text, at)):
        yield Slot(at, post, "official.title_name", spaced.end())
    if text[at : at + 1] in _SIGNS:
        yield from _behind(text, at, post)
    yield from _before(text, post)


def _behind(text: str, at: int, post: Post) -> Iterator[Slot]:
    """Slots behind a mark or word at `at` that stands right after the post."""
    if text.startswith(("老", "小"), at) and text[at + 2 : at + 3] in ("（", "("):
        yield Slot(at + 3, post, "official.title_name")  # 主任老马（马某某）
    if text.startswith("（", at) and (also := _ALSO.match(text, at)):
        yield Slot(also.end(), post, "official.title_name")  # 党支部书记（兼村委会主任）王某某
    if text.startswith("“", at) and (nicknamed := _NICKNAME.match(text, at)):
        yield Slot(nicknamed.end(), post, "official.title_name")
    if text.startswith("、", at) and (described := _persons()[1].match(text, at)):
        yield Slot(described.end(), post, "official.described_name")
    if text.startswith("\n", at) and at > _COLUMN and "\n" not in text[at - _COLUMN : at]:
        yield Slot(at + 1, post, "official.title_name")
    if text.startswith(("的他", "的她"), at) and _led(text, post):
        yield from _known_before(text, post.body - 2, post)
    elif text.startswith("的", at) and _led(text, post):
        yield Slot(at + 1, post, "official.holder_of")
    then = next((word for word in _THEN if text.startswith(word, at)), "")
    if then and _BECAME.search(text, _start(text, post.start, _CLAUSE), post.start):
        yield Slot(at + len(then), post, "official.as_holder")
    if text.startswith("，", at) and (of := _AS.match(text, _start(text, post.start, _CLAUSE))):
        yield Slot(at + 1, post, "official.as_holder")
        if text[at + 1 : at + 2] in "他她":
            yield from _known_before(text, of.start(), post)
        subject = _start(text, of.start(), _SENTENCE)
        subject += text.startswith("”", subject)
        if _SHE.search(text, at, at + 8) and surname_length(text, subject):
            yield Slot(subject, post, "official.subject_gets_post")  # 王某是…。作为…负责人，每周她都…


def _known_before(text: str, at: int, post: Post) -> Iterator[Slot]:
    """Where the name of somebody may begin whom the article tells of before `at`, the nearest first."""
    for k in range(at, max(0, at - _REFERS), -1):
        if text[k - 1] in _CLAUSE or text[k - 1] in "的对与由是叫":
            yield Slot(k, post, "official.pronoun")


def _quoted_start(text: str, at: int) -> int:
    """Where the quoted name begins that ends at `at`, or -1."""
    return text.rfind("“", max(0, at - _QUOTED), at) if text[at - 1 : at] == "”" else -1


def _after_person(text: str, at: int) -> bool:
    """Does the line tell of another person before `at`? `陆某某：…的村官 祝某某：…` are two, no post and name."""
    colon = text.rfind("：", max(text.rfind("\n", 0, at) + 1, at - _COLUMN), at)
    if colon < 0:
        return False
    begins = (k for k in range(max(0, colon - 4), colon - 1) if k == 0 or not is_hanzi(text[k - 1]))
    return any(surname_length(text, k) for k in begins)  # 记录人：柳河社区书记 王某: one


def _start(text: str, at: int, marks: frozenset[str]) -> int:
    """Where the stretch without `marks` begins that ends at `at`; no further back than is looked."""
    floor = max(0, at - _BACK)
    while at > floor and text[at - 1] not in marks:
        at -= 1
    return at


@lru_cache(maxsize=1)
def _persons() -> tuple[Endings, re.Pattern[str]]:
    persons = LEXICON.tables["persons"]
    words = "|".join(longest_first(persons["described"]))
    return Endings(persons["lead"].split()), re.compile(rf"、(?:[0-9]{{2}}岁的?)?[一-鿿“”]{{0,12}}?(?:{words})")


def led_by_person(text: str, at: int) -> bool:
    """Does a word for a person or an age stand right before `at`?"""
    return bool(_persons()[0].at(text, max(0, at - 6), at)) or bool(AGED.search(text[max(0, at - 7) : at]))


def _dated(text: str, at: int) -> bool:
    """Does a date stand right before `at`?"""
    return text[at - 1 : at] in ("年", "月", "日") and text[at - 2 : at - 1].isdigit()


def _led(text: str, post: Post) -> bool:
    return text.endswith(_LED, max(0, post.body - 8), post.body) or bool(
        text[post.start - 1 : post.start] in "年的" and _YEARS.search(text, max(0, post.start - 20), post.start)
    )


def _before(text: str, post: Post) -> Iterator[Slot]:
    """Names left of the post: `王某是…书记`, `王某，…书记，`, `王某（…书记）`, `王某 … 当选为…书记`."""
    if not _AFTER_POST.match(text, post.end):
        return
    floor = max(0, post.body - _BACK)
    left = text[floor : post.body].rstrip("“‘")
    verbs, adverbs = _holding()
    if left.endswith("（"):
        yield from ending(text, floor + len(left) - 1, post, "official.name_bracket")
        return
    sign = text[post.end : post.end + 1]
    apposed = sign in "，。" or (sign == "、" and _FURTHER.match(text, post.end))
    if apposed and left.endswith(_APPOSED_ENDS) and (m := _APPOSED.search(left)):
        yield from ending(text, floor + m.start(), post, "official.name_apposition")
    quoted = _quoted_start(text, post.body) if text[post.body - 1 : post.body] == "”" else -1
    if quoted >= floor:
        left = text[floor:quoted]  # 担任“红柳”|服务队队长
    told = left[: owner.start() + 1] if left.endswith(_ONE_OF) and (owner := _OWNER.search(left)) else left
    if told.endswith(_TOLD_BY) and (identity := _IDENTITY.search(told) or _SORT.search(told)):
        yield from ending(text, floor + identity.start(), post, "official.name_holds_post")
        return
    verb = verbs.at(left, 0, len(left))
    if not verb and "是" in left and (both := _BOTH.search(left)):
        yield from ending(text, floor + both.start(), post, "official.name_holds_post")
        return
    if not verb:
        yield from _verb_before(text, post, adverbs)
        yield from _served(text, post)
        return
    if verb in _BECOMES and text.endswith("志愿者", 0, post.end):
        return  # a resident who helps holds no post
    if verb in _BECOMES and len(left) < post.body - floor and quoted < 0:
        return  # “救火队长” in quotation marks is no post
    at = floor + len(left) - len(verb)
    if verb in _CHOSEN and (by := _BY.search(text, floor, at)):
        at = by.start()  # 王某|被柳河社区|聘为网格员
    at = _before_adverbs(text, floor, at, adverbs)
    if text.endswith("，", floor, at):
        at -= 1
        at -= len(aged.group()) if (aged := _AGE_LAST.search(text, floor, at)) else 0
    yield from ending(text, at, post, "official.name_holds_post")
    took = verb == "任" and (_WENT.search(text, floor, at) or _THEN_TOOK.search(text, floor, at))
    if verb not in _WEAK or took or left.endswith(_NOW_IS):
        yield from _subject(text, at, post)
    if verb in _GETS:
        yield from _he(text, at, post)


def _served(text: str, post: Post) -> Iterator[Slot]:
    """Names before how long a post was held, and before what somebody is in charge of."""
    start = _start(text, post.start, _SENTENCE)
    if not text.endswith(_PUBLIC, post.start, post.end):
        return
    held = _SERVED.search(text, start, post.start) or _IS_OF.search(text, start, post.start)
    if held:
        yield from ending(text, held.start(), post, "official.name_holds_post")


def _before_adverbs(text: str, floor: int, at: int, adverbs: Endings) -> int:
    while word := adverbs.at(text, floor, at):
        at -= len(word)
    return at


def _verb_before(text: str, post: Post, adverbs: Endings) -> Iterator[Slot]:
    """`王某是柳河社区的一名网格员`: the verb stands further left in the clause."""
    if not text.endswith(_ONE_OF, 0, post.body):
        return
    start = _start(text, post.body, _CLAUSE)
    if (quoted := _quoted_start(text, start)) >= 0:
        start = _start(text, quoted, _CLAUSE)  # 王某是“红柳”|志愿服务队的队长
    held = max((text.rfind(v, start, post.body) for v in _PLAIN_VERBS), default=-1)
    if held < 0 or _OTHERS.search(text, held, post.body - 2) or not text.endswith(_ONE_OF, held, post.body):
        return
    at = _before_adverbs(text, start, held, adverbs)
    if at == start and text[at - 1 : at] == "，":
        at -= 1
        if text.startswith(_NOW, start):  # 小伙子王某，以前当过兵，|现在是柳河社区的一名网格员
            yield from _subject(text, at, post)
            return
    yield from ending(text, at, post, "official.name_holds_post")


def ending(text: str, end: int, post: Post, rule: str) -> Iterator[Slot]:
    """Slots of names that end at `end` and begin at a mark or after a word for a person."""
    for size in (6, 5, 4, 3, 2):
        at = end - size
        if size != 4 and rule == "official.name_holds_post" and _minority(text, at, end):
            yield Slot(at, post, rule, end)
            return
        if at < 0 or surname_length(text, at) == 0:
            continue
        if size > 4 or (size == 4 and surname_length(text, at) != 2):
            continue
        if at == 0 or text[at - 1] in _CLAUSE or text[at - 1].isspace() or led_by_person(text, at) or _dated(text, at):
            yield Slot(at, post, rule, end)
            return


def _minority(text: str, at: int, end: int) -> bool:
    """Is it a name without a surname (泽仁, 卓玛) that begins a sentence?"""
    if at < 0 or (end - at < 4 and surname_length(text, at)) or not (at == 0 or text[at - 1] in _SENTENCE):
        return False
    words = name_words()
    name = text[at:end]
    return words.foreign.issuperset(name) and name[:2] not in words.ordinary and name not in words.pairs


def _he(text: str, at: int, post: Post) -> Iterator[Slot]:
    """“村民王某…。…，他回村创业，担任了…书记”: the person that a sentence before introduces."""
    start = _start(text, at, _SENTENCE)
    he = _HE.search(text, start, at)
    if he is None or _OTHERS.search(text, he.end(), at):
        return
    for k in range(start - 1, max(1, start - _REFERS), -1):
        if text[k - 1] == "\n":
            return
        told = text[k - 1] in _INTRODUCED_LAST or (text[k - 1] == "的" and text[k - 2] == "岁")
        if told and surname_length(text, k) and (text[k - 1] == "的" or text.endswith(_INTRODUCED, max(0, k - 4), k)):
            yield Slot(k, post, "official.he_gets_post")
            return


def _subject(text: str, end: int, post: Post) -> Iterator[Slot]:
    """The first name of the clause, or of a clause before it in the sentence, that begins at a mark."""
    start = _start(text, end, _SENTENCE)
    if _OTHERS.search(text, start, end):
        return
    for at in range(start, end - 1):
        marked = at == start or text[at - 1] in "，：“" or (text[at - 1] == "的" and "，" in text[at + 2 : at + 4])
        if surname_length(text, at) and (marked or _dated(text, at) or led_by_person(text, at)):
            yield Slot(at, post, "official.subject_gets_post")


def listed(text: str, reading: Reading, post: Post) -> Iterator[Slot]:
    """Further names after the first: 网格员王某、李某."""
    m = _LIST.match(text, reading.end)
    if m and surname_length(text, m.end()):
        yield Slot(m.end(), post, "official.listed_name")
