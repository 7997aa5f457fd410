"""Numbers that measure a trouble, how large a place is, or what others did: no result of the place's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.entities.outcome.context import Place

_EVENTS = frozenset({"次", "人次", "起", "件", "例"})
_BACK_TO = ("以上", "上述")  # 以上6个村居: counted before
#: 刚成立时，……有的队伍仅|10人
_AT_FIRST = re.compile("刚(?:成立|起步|开始|组建)|起初|最初|一开始|之初，")
_A_MEAL = re.compile("这[顿餐份][^，。；]{0,3}(?:花费?|只要|付|交)了?$")
#: 写了|140本、500万字的工作笔记
_NOTES = re.compile("(?:写|记)[了下满]+$|(?:写|记)[了下满]+[0-9.]+万?余?多?本、$")
_OF_NOTES = re.compile("[^，。；]{0,12}(?:笔记|日记|日志)")
_IN_ROWS = ("依次排开", "一字排开", "摊位依次排开", "摊位一字排开")
_AMONG_THEM = re.compile("[^，。；]{0,8}也在其中")
_BACK = re.compile("追[回缴讨]|[清收退]缴|退[还赔赃]|挽回|返还|清退|查[处获办]")
_CROWDS = frozenset({"people", "thing", "firm", "share", "matter"})


class Plight:
    """Why a number tells of a plight, of a size, or of others, and of nothing that was reached."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """`words`: table [plight] of the lexicon."""
        any_of = {key: "|".join(values) for key, values in words.items()}
        #: 洪水冲垮了|2000个大棚
        self._ruined = re.compile(f"(?:{any_of['ruined']})了?[^，。；0-9]{{0,10}}$")
        self._disaster = re.compile(any_of["disasters"])
        #: 收受财物共计|30万元
        self._taken = re.compile(f"(?:{any_of['taken']})[^，。；0-9]{{0,14}}$")
        #: 还有|2400户5400人未脱贫
        self._left = re.compile("[还仍尚]有[^，。；]{0,8}$|[还]?剩[下余]?[^，。；0-9]{0,4}$")
        self._undone = re.compile(f"[^，。；]{{0,12}}(?:尚未|还未|[未没待])(?:{any_of['undone']})")
        #: 3成村民|不同意
        self._against = re.compile(f"[^，。；]{{0,8}}(?:{any_of['against']})")
        #: 150人次|向上级反映问题; 接到的投诉达|400次
        self._complain = re.compile(f"(?:[^，。；]{{0,2}}向[^，。；]{{1,8}})?(?:{any_of['complain']})")
        self._complained = re.compile(
            f"(?:接到|收到)的?[^，。；0-9]{{0,4}}(?:{any_of['complain']})[^，。；0-9]{{0,3}}达$"
        )
        #: 足足要花|20分钟, 动辄花费|七八千元; 三天两头挂牌子，光窗上就挂了|十几块
        self._costs = re.compile(
            f"(?:{any_of['costs']})(?:要|得|就|需)?(?:花费?|耗费?|用|等|走|绕|跑|排队?|付|交|掏)[^，。；0-9]{{0,3}}$"
        )
        self._nuisance = re.compile("三天两头[^。！？]*光[^，。；]{1,10}就[^，。；0-9]{0,4}$")
        #: 工资3万元，至今|没拿到
        self._owed = re.compile("[^，。；]{0,6}，?至今[^，。；]{0,6}[没未]")
        #: 过去低价发包，租金仅|36万元
        self._let_cheaply = re.compile("(?:租金|承包费|承包款|发包价)[^，。；0-9]{0,2}[只才仅][有为]?$")
        #: 面对3000户|的治理规模; 遍布|200栋高楼; 是全市人口最多的小区之一，涵盖|30个院落
        self._sized = re.compile(
            "(?:、[约近超]?[0-9.]+[余多万]{0,2}[人户口])?[^，。；]{0,4}的(?:治理|管理|服务)?(?:规模|体量)"
        )
        self._spread = re.compile("(?:遍布|密布)着?[^，。；0-9]{0,4}$")
        self._largest = re.compile(
            f"是[^，。；]{{0,16}}最[^，。；]{{1,12}}的?(?:{any_of['quarters']})(?:之一)?[，。；]"
        )
        self._lies = re.compile("作为[^，。；]{2,20}之一，[^。；！？]*(?:辐射|毗邻)[^，。；]*$")
        self._houses = re.compile(f"(?:{any_of['houses']})[^，。；0-9]{{0,24}}$")
        #: 国家安排|3000亿元
        self._nation = re.compile(
            f"(?:{any_of['nation']})[^。；！？]{{0,40}}(?:{any_of['allots']})[^，。；0-9]{{0,8}}$"
        )
        #: 对4万名低收入人员|实施动态监测
        self._watched = re.compile("[^，。；]{0,14}(?:实施|开展|进行|实行)(?:常态化?|动态|全程|全覆盖)*监测(?!点|站)")
        #: 3家商户|公开竞选, 邀请3家单位|参与竞价
        self._rivals = re.compile(f"[^，。；]{{0,16}}(?:{any_of['rivals']})")
        #: 4公里山路只用|5分钟; 相比请人每月花费|七八千元
        self._ride = re.compile("[0-9.]+公里[^，。；0-9]{0,6}[只仅]?(?:用|花|需)了?$")
        #: 也是|2个小区的网格长
        self._post = re.compile(f"[^，。；]{{0,6}}的(?:{any_of['posts']})(?=[，。；、]|$)")
        self._is = re.compile("(?:[也还又]|同时)?(?:是|担任|当上?|兼任?)了?$")
        #: 他花了|2个月的时间学手艺
        self._own_time = re.compile("[他她我](?:又|还|就|自己|前后)*[花用]了?$")
        self._learns = re.compile("[^。；！？]{0,20}(?:学习|学会|学[了完]|练|琢磨|摸索|请教|自学)")
        #: 建成4个项目 that 应于 a date be built; 明确到 a date
        self._due = re.compile("(?:应于|应在|明确到)[0-9]{4}年[^，。；]{0,8}[前底末][^，。；]{0,8}$|满足$|符合$")
        self._conditions = ("条件", "前提", "标准")

    def why(self, text: str, p: Place) -> str:
        """The reason, or "" where nothing says so."""
        q, left, right = p.q, p.left, p.right
        before = text[p.sentence[0] : q.start]
        return (
            self._trouble(text, p, before)
            or self._size(text, p, before)
            or self._others(p, before)
            or self._aim(p, left, right)
        )

    def _trouble(self, text: str, p: Place, before: str) -> str:
        q, left, right = p.q, p.left, p.right
        came = left + "达" * text.startswith("达", q.start)  # it goes with the number
        if (self._ruined.search(left) or _AMONG_THEM.match(right)) and self._disaster.search(before):
            return "what was lost"
        if q.family == "money" and ((self._taken.search(left) and not _BACK.search(left)) or self._owed.match(right)):
            return "a sum taken or owed"
        if q.family == "money" and self._let_cheaply.search(left):
            return "how it was before"
        if q.family in _CROWDS and self._left.search(left) and self._undone.match(right):
            return "what is left undone"
        if q.family in _CROWDS and self._against.match(right):
            return "who is against it"
        if q.unit in _EVENTS and (self._complain.match(right) or self._complained.search(came)):
            return "complaints that came"
        if q.family in ("time", "money") and self._costs.search(left):
            return "what the trouble costs"
        return "told in a complaint" if self._nuisance.search(before) else ""

    def _size(self, text: str, p: Place, before: str) -> str:
        if p.left.endswith(("仅", "只有", "仅有")) and _AT_FIRST.search(before):
            return "how it was at first"
        if p.q.family == "money" and _A_MEAL.search(p.left):
            return "a price"
        if _NOTES.search(p.left) and _OF_NOTES.match(text, p.q.end):
            return "notes of somebody's own"
        if p.right.startswith(_IN_ROWS):
            return "a scene"
        if p.left.endswith(_BACK_TO):
            return "told before"
        if self._sized.match(p.right) or self._spread.search(p.left) or self._lies.search(before):
            return "describes the place"
        if "最" in text[p.sentence[0] : p.sentence[1]] and self._houses.search(p.left):
            return "describes the place" if self._largest.search(text, *p.sentence) else ""
        return ""

    def _others(self, p: Place, before: str) -> str:
        q, left, right = p.q, p.left, p.right
        if q.family == "money" and self._nation.search(before):
            return "what the nation gives"
        if q.family in ("people", "thing", "firm") and self._watched.match(right) and "对" in left:
            return "who is only watched"
        if q.family in ("firm", "people") and self._rivals.match(right):
            return "rivals, of whom some are chosen"
        if q.family == "time":
            if self._ride.search(left):
                return "how long a ride took"
            if self._own_time.search(left) and self._learns.match(right):
                return "what somebody spent of his own"
        return "a post of somebody" if self._is.search(left) and self._post.match(right) else ""

    def _aim(self, p: Place, left: str, right: str) -> str:
        m = self._due.search(left)
        if m is None or (m[0] in ("满足", "符合") and not p.noun_after.endswith(self._conditions)):
            return ""
        return "a plan or a rule"
