"""Numbers with their units: 70余条, 5个多小时, 8万余元, 91%以上."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.core.values import value
from kg.text.numerals import Numeral, numerals

#: names of units that the gold and the ontology write in one way
_ONE_NAME = {"个多小时": "小时", "个小时": "小时", "个半小时": "小时", "个多钟头": "小时", "个钟头": "小时",
             "钟头": "小时", "个多月": "个月",
             "元钱": "元", "块钱": "元", "元人民币": "元", "㎡": "平方米", "号人": "号",
             "个人": "人",
             "个星期": "周", "个礼拜": "周", "礼拜": "周", "个多星期": "周", "余场次": "场次", "秒钟": "秒",
             "立方": "立方米", "千米": "公里"}  # fmt: skip
_AFTER_STARTS = ("余", "多", "以", "左", "上", "下", "之")
_AFTER = re.compile(r"余|多(?![少层元功种数彩样媒式维跨])|以上|左右|上下|之多")
# words that begin with a unit but count nothing
_NO_UNIT = re.compile(
    r"位一体|个(?:性|体|别|头|中|案|税)|人(?:民|大|均|口(?!普|受益)|力|才|生|物|为|工(?!作)|行(?!道)|心|情|居|家|们|以|与|制)|家(?:园|庭|乡|长|具|常|门|属|风|家)|条(?:件|例|线(?!索|路))|款(?:项|式|待|额|物|子)|项目|起来|起点|"
    r"部门|部分|部队|部级|组织|组建|组团|组长(?![椅凳廊])|处理|处置|处于|座谈|间接|间隔|层面|层次|级别|级联|级政|面积|面对|门口|口气|天然|本土|本地|份额|"
    r"把(?:关|手|握|脉|控|住|它|他|她|这|那)|件套|名称|名录|单元|单位|道路|道德|台账|台阶|所有|所在|场所|场地|场景|次序|次日|期间|期待|类型|类别|种植|种类|对象|对于|周边|周年|周岁|周围|户籍|户外|户口|户型|"
    r"元素|米饭|块头|张贴|套餐|起步|条款|条规|桌子|车辆|车位|车间|级以|堂课程|例会|宗旨|批[评准复示量发]|片区|面旗|字诀|节点|节能|节约|轮候|轮流|期望|期限|方[面案式向法便联协言针圆阵程位略格才可能得代参会议共同责]|票[价房据数友务]|回[事家到来头应乡访复收迁族归报流升落暖馈忆答购款]"
)
# second characters of these words: most units need no further look
_NO_UNIT_SECOND = frozenset(
    "一性体别头中案税项民大均口力才生物为工行心情居家们以与制园庭乡长具常门属风件例线目来点分队级织建团理置于谈接隔面次联政积对气然土地额关手握脉控住它他她这那套称录元位路德账阶有在所景序"
    "日间待型植类象边年岁围籍外素饭贴餐步款规子辆课准复示量发式向法便协言针圆阵程略格可得参议共同责价房据友务事到应访收迁族归报落暖馈忆答购会旨评区旗诀能约候流望限"
)
#: what 分 begins that is no mark
_NO_MARK = re.compile("分(?![，。；：！？、”）的]|以[上下]|左右|$)")
_PERSONAL = frozenset("口均物民大")  # 10个|人口少的村, 10个|人民法庭
#: units of time that may follow a counting 一
_TIMES = frozenset({"周", "天", "小时", "个小时", "刻钟", "个月", "个星期", "分钟", "个工作日"})
_TOOK = (
    "反映仅",
    "反映才",
    "电话才",
    "求助仅",
    "报修仅",
    "报修才",
    "短短",
    "仅用",
    "只用",
    "只花",
    "用了",
    "仅仅",
    "花费",
    "用时",
    "耗时",
    "仅需",
    "只需",
    "经过",
    "历经",
)
#: 如今一天就能批
_AT_ONCE = ("就能", "就可", "便能", "就办", "就批", "就到", "便可")
#: people who are counted without a unit, behind a number that is hedged: 6000多菜农, 200余党员
_UNCOUNTED = re.compile(
    "(?:[一-鿿]{0,2}(?:党员|干部|职工|村民|居民|群众|牧民|菜农|果农|茶农|棉农|蔗农|渔民|学生|师生|老人|儿童|患者|游客|市民|乡亲|业主"
    "|志愿者|骑手|员工|工人|学员|劳动力)|(农户|商户|住户|家庭|牧户|贫困户|脱贫户))(?![家代身先中里])"
)
_UNCOUNTED_FIRST = frozenset("党干职村居群牧菜果茶棉蔗渔学师老儿患游市乡业志骑员工劳农商住家贫脱")
#: 由七天减到一天
_DOWN_TO = re.compile(r"[减降缩压短][至到为成]$")
_CALLS = 10  # fewer 通 belong to a phrase, more are calls
_PARTIES = 10  # fewer 方 are the sides of a talk, more are cubic metres
_NEAR = 12  # characters before a number that tell what its unit is of
_HALF = 0.5
_BARE_MONEY = 10_000  # sums below this are written with their unit
_SUM_ENDS = ("，", "。", "；", "、", "")
#: before 半, where something became half as much: 会议缩减|一半
_HALVED = re.compile(r"(?:减少|缩减|下降|降低|压缩|压减|缩短|精简|减|省|少|降)了?((?:将?近|约|超过?|足足|整整)?一大?)$")
_HALVED_REACH = 8
_SUM_BEFORE = re.compile(
    r"(?:金额|资金|收入|产值|销售额|投资|营收|利润|货款|损失|赔偿款?)(?:达|共|约|近|超|逾|总计|累计|合计)?$"
)


@value
class Quantity:
    """A number with its unit. `start` is where its hedge begins, `end` behind it all."""

    start: int
    end: int
    value: float
    maximum: float | None
    approximate: bool
    unit: str
    family: str  # a key of the lexicon's [units], or "share" for per cent
    hanzi: bool


class Units:
    """The units of the lexicon by their first character, long ones first."""

    def __init__(self, tables: Mapping[str, Sequence[str]]) -> None:
        """`tables`: the units of each family."""
        self._family = {unit: family for family, units in tables.items() for unit in units}
        by_first: dict[str, list[str]] = {}
        for unit in sorted(self._family, key=len, reverse=True):
            by_first.setdefault(unit[0], []).append(unit)
        self._by_first = {first: tuple(units) for first, units in by_first.items()}

        self._before = frozenset({*by_first, *_UNCOUNTED_FIRST, "成", "数", "以", *_SUM_ENDS})

    def read(self, text: str) -> Iterator[Quantity]:
        """Quantities with a known unit, in order."""
        by_first, with_unit = self._by_first, self._with_unit
        done = 0  # where the last quantity ended: 半 of 1个半小时 is no number of its own
        for numeral in numerals(text, ones=False, before=self._before):
            end = numeral.end
            if numeral.start < done:
                continue
            if numeral.style != "count":
                yield _share(text, numeral)
                continue
            for unit in by_first.get(text[end : end + 1], ()):
                if text.startswith(unit, end):
                    found = with_unit(text, numeral, unit)
                    if found is not None:
                        done = found.end
                        yield found
                    break
            else:
                people = _people(text, numeral) if text[end : end + 1] in _UNCOUNTED_FIRST else None
                if people is not None:
                    yield people
                elif numeral.value == _HALF and text.startswith("数", end):
                    half = numeral._replace(end=end + 1, value=50.0, approximate=True)
                    yield _share(text, half)
                elif numeral.value == _HALF and (less := _halved(text, numeral)) is not None:
                    yield less
                elif numeral.value >= _BARE_MONEY and _bare_money(text, numeral):
                    yield _quantity(numeral, "元", "money")

    def _with_unit(self, text: str, n: Numeral, unit: str) -> Quantity | None:
        start, behind, number, maximum, approximate, _, hanzi = n
        if hanzi and text[start:behind] == "二":
            return None  # 二次加压泵, 二手房: what is counted is 两
        if unit == "个人" and text[behind + 2 : behind + 3] in _PERSONAL:
            unit = "个"
        end = behind + len(unit)
        if hanzi and number <= 1 and number != 0.5 and not _one_counts(text, n, unit, end):
            return None
        vague = False
        if len(unit) == 1:
            if text[end : end + 1] in _NO_UNIT_SECOND and _NO_UNIT.match(text, behind):
                return None
            if unit == "分" and _NO_MARK.match(text, behind):
                return None
            if unit == "方" and number < _PARTIES:
                return None
            if unit == "通" and number < _CALLS:
                return None
            if unit == "度" and (text.startswith("电", end) or "温" not in text[max(0, start - _NEAR) : start]):
                return None  # 电 has degrees as well
        elif unit == "个半小时":
            number += 0.5
        elif unit == "万平方米":
            unit, number = "平方米", number * 10_000
        else:
            vague = "多" in unit or "余" in unit
        m = text.startswith(_AFTER_STARTS, end) and _AFTER.match(text, end)
        if m:
            end, vague = m.end(), True
        return Quantity(
            start=start,
            end=end,
            value=number,
            maximum=maximum,
            approximate=approximate or vague,
            unit=_ONE_NAME.get(unit, unit),
            family=self._family[unit],
            hanzi=hanzi,
        )


def _people(text: str, n: Numeral) -> Quantity | None:
    """How many people a hedged number counts that stands right before them."""
    if n.value < _CALLS or text[n.end - 1] not in "多余万百千":
        return None
    found = _UNCOUNTED.match(text, n.end)
    return _quantity(n, "户" if found[1] else "名", "people") if found else None


def _quantity(n: Numeral, unit: str, family: str) -> Quantity:
    """A numeral as a quantity of its own."""
    start, end, number, maximum, vague, _, hanzi = n
    return Quantity(
        start=start,
        end=end,
        value=number,
        maximum=maximum,
        approximate=vague,
        unit=unit,
        family=family,
        hanzi=hanzi,
    )


def _share(text: str, n: Numeral) -> Quantity:
    """A numeral that is a share by itself: 91%以上, 三分之二."""
    m = _AFTER.match(text, n.end)
    return _quantity(n._replace(end=m.end(), approximate=True) if m else n, "%", "share")


def _halved(text: str, n: Numeral) -> Quantity | None:
    """A half by which something became less: 投诉减少了|近一半."""
    m = _HALVED.search(text, max(0, n.start - _HALVED_REACH), n.start) if text[n.start - 1] in "一大" else None
    vague = m is not None and m[1] != "一"
    return _share(text, n._replace(start=m.start(1), value=50.0, approximate=vague)) if m else None


def _bare_money(text: str, n: Numeral) -> bool:
    """Is it a sum of money without its unit: 赔偿金额上千万?"""
    left = text[max(0, n.start - 8) : n.start]
    return bool(_SUM_BEFORE.search(left)) and text[n.end : n.end + 1] in _SUM_ENDS


def _one_counts(text: str, n: Numeral, unit: str, end: int) -> bool:
    """一 is a number only in a time that was kept: 一周内, 不到一刻钟."""
    return unit in _TIMES and (
        text.startswith("内", end)
        or text[n.start : n.start + 2] in ("不到", "不足")
        or text.startswith(_AT_ONCE, end)
        or text.endswith(_TOOK, 0, n.start)
        or _DOWN_TO.search(text, max(0, n.start - 4), n.start) is not None
    )
