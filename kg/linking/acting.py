"""What part somebody has in a sentence that names him: he does what it tells, he only says it, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

DOES, SAYS, IS, NEITHER = "does", "says", "is", ""
_BESIDE = "beside"  # somebody with whom it is done, or by whom

_EDGES = frozenset("，。；：！？…—“”‘’（）()《》\n\t 　")
_CLAUSE = re.compile("(?:[^，。；：！？…“”\n]|“[^“”。！？\n]{1,24}”){0,120}")
_TIMES = (
    r"(?:自|从|截至)?(?:[0-9一二三四五六七八九十两半几数多]+|[今去前明当同每近这那本上下昨])(?:多?年|个?月|日|天|晚|周|时|期|来|后|前|点|[一两几]年|些年)"
    r"(?:[0-9]+[年月日时点分])*(?:以?[来前后起初底末中]|间|份|代|期间|开始)?"
)
#: words that may stand between the head of a clause and who acts in it: 目前|柳河社区党委…, 为此|…
_FREE = re.compile(
    f"(?:{_TIMES}|为此|在此基础上|在这一?基础上|在此背景下|会[前后上]|事后|之后|此后|于是|随后|随即|接着|同时|此外|另外|目前|如今|现在|近日|日前|近期|最近|后来|最终|当即|立即|因此|所以|但是?|而|并且?|也|又|还|则|再"
    "|由此|期间|其间|其中|平时|午间|清晨|傍晚|夜里|很快|不久|一边|一方面|另一方面|首先|其次|特别是|尤其是|例如|比如|原来|眼下|当地|辖区|[村镇乡县市区省社][里内]|这时|此时|好在|幸好|全程)*"
)
#: words before those with whom, or on whose order, it is done: 由|柳河社区党委牵头, 联合|柳河镇司法所
_HOSTS = re.compile("(?:由|经过?|联合|会同|协同|联动|携手|邀请了?|引入了?|引进了?|配合)$")
#: words before one who is sent or asked to do it: 组织|网格员林某上门
_SENT = re.compile("(?:组织|安排|指派|委派|派出?|聘请|请|动员|委托|推动|指导)$")
_AND = re.compile("(?:[、和与及]|以及)[“‘]?")
_RELIED = "依托"  # before a body itself, not something of it: 依托|柳河商圈党委，
_JOINED = re.compile("(?:[、和与及同跟]|以及)$")
#: words behind one with whom something is done: 与|柳河镇司法所联合
_TOGETHER = re.compile("(?:等[^，。；！？\n]{0,8}?)?(?:一起|一道|一同|共同|联合|联手|携手|合作|协同|协作|结对|共建|签)")
#: words by which what stands before a joined name is no doer either
_GOVERNED = re.compile("[给对向到去从据被为在至往找让使]")
#: words before the name of a person that only say more of him: 村党支部书记|…, 负责巡河的|…
_STYLED = re.compile(
    "(?:[一-鿿]{0,16}(?:的|来自|身为|作为|书记|主任|[所队局院校站镇乡村县区市会组馆园团支]长|委员"
    "|主席|民警|警长|同志|网格员|社工|队员|干部|老师|律师|医生))$"
)
#: in whose lead, with whose help it was done: 在|柳河社区党委的带领下
_LED = re.compile(
    "(?:[一-鿿、]{0,16}?的?)?(?:带领|领导|牵头|推动|组织|倡议|号召|指导|协调|努力|主持"
    "|带动|支持|帮助|统筹|引导|参与|见证|监督)[^，。；！？\n]{0,6}下"
    "|(?:共同|联合)?(?:召开|举办|举行|主办|组织|开展|发起|推出|承办)的"
)
_UNDER = re.compile("[^，。；！？\n]{2,24}下(?=，)")
#: words behind a name that make it the whole of something else, the scene, or what is founded or described
_WHOLE = re.compile(
    "的(?!干部|党员|民警|工作人员|志愿者|社工|网格员|队员|成员|医护|医生|老师|教师|专家|律师|法官|同志)"
    "|[一-鿿]{0,5}(?:大厅|窗口|会议室|门[口前]|楼[上下里]|院[里内]|附近|一角|现场|隔壁|旁边|所在地)|[里内外旁]|第[0-9一二三四五六七八九十百]+次|辖区"
    "|(?:就|便|也|正|不|并不|既|不仅|不只)?是|作为|成立于|位于|地处|坐落|(?:应运而生|正式)?(?:成立|挂牌|亮相|揭牌|上线|诞生|组建)(?=[。，；！]|了?[。，])|应运而生"
    "|[共现已]?有[0-9一二三四五六七八九十多]|等?组成|[一-鿿]{0,3}?(?:被|受到|获得?|荣获|入选|登上|收[到获]|迎来)(?!悉)|[一-鿿]{0,2}?(?:讲述|回顾|谈了|介绍了)"
    "|学生|小?学?生们|孩子|业主|住户|患者|病人|毕业生|家长|居民|村民|群众"
)
#: words of a sentence in which somebody is blamed: it tells of the oversight, not of his deeds
_BLAMED = re.compile(
    "(?:被|受到)[^，。；！？\n]{0,8}(?:批评|曝光|通报|追责|问责|亮(?:了)?红灯|“亮红灯”|约谈|处[罚分]|点名|扣分|警告)"
)
#: end of a clause in which somebody says something: 笑着|说
_SAYS = re.compile(
    "(?:[说讲][道到起过]?|表示|介绍[说道]?|告诉[一-鿿]{1,4}|坦[言承]|[回追]忆[道起说]?|感[慨叹][道地]?|认为|解释[说道]?|透露|直言|补充[说道]?|强调|指出|[谈提][到起及]"
    "|(?<![名职统简俗尊堪人])称|[笑问答叹喊][道言]|回答|讲述|评价|统计|获悉|了解到?|印象深刻|记忆犹新|深有(?:感触|体会)|感触[很颇]?深|总结[道]?|(?:常|总)挂在?嘴边"
    "|记得|觉得|知道|明白|感到|看来|担心|相信)着?$"
)
_ACTS = (
    "建[立成起设造]|倡[导议]|号召|鼓励|引导|拉[起了来]|保[留障护]|组[织建成]|督|抓[实好住紧细]|成立|组建|设[立置了点计]|推[出行进动广开]|实施|实行|开[展办设通发辟启]|组织|召[开集]|举办|办[起好理结]|打造|搭[建起]|构建|创[建新办立设]|制[定发作]|出台|印发|发布|编制"
    "|修[订建缮复好]|完善|健全|优化|升级|整合|统筹|协[调同商助]|联[合动系手]|邀请?|引[入进导]|发[动放起]|动员|招[募聘引]|选派|派[出驻遣]|下[沉派放]|走访|入户|上门|进村|摸[排清底]|排查|巡[查逻访河护]|调[解研处动配整]"
    "|化解|解[决难]|破解|处[理置]|整[治改]|治理|清[理运除退零查]|拆[除掉]|改[造建]|安装|加装|增[设加派]|新[增建]|更换|维[修护]|投入|争取|筹[集资措备]|对接|落实|督[促办导查战]|监督|交办|受理|收集|征[集求询]"
    "|梳理|归集|核[查实对]|回应|答复|提供|配[备套置合送]|慰问|帮[扶助忙着教他她]|结[对成]|包[联保村片]|服务|宣[传讲]|讲[解授述]|劝[导说]|培[训育养]|指导|牵头|带[领动头队着人]|主[持动导]|负责|承[担办接]|运营|管理"
    "|参[与加]|支持|探索|试[点行]|启动|聚焦|坚持|把(?!来)|将(?!来)|依托|通过|利用|盘活|腾[出退挪]|拿出|决定|研究|商[议讨量定]|讨论|议定|约定|签[订署]|起草|拟定|提[出议交升]|建议|反映|上报|报[告送名]|转办|派单|取消|废止"
    "|精简|压[减缩降]|减[少负轻免]|领[办衔题]|守护|照[顾料看]|陪[伴护同]|救[下出助起]|送[去到来上餐医药]|种[植下上]|植[树绿]|绘制|画[出好]|教[会学]|捐[赠款出]|募集|疏[通导]|规范|规划|划[分定出]|明确|确[定保认]|细化|量化|评[选议定估]|考[核评]"
    "|奖励|表彰|兑[换现付]|采[取用购集]|运用|借助|抓[好实住紧]|修|跑[了遍]|找[来到]|请[来到]|围绕|针对|瞄准|立足|发挥|凝聚|激[发活励]|做[好到通实]|关[爱注停]|接[到诉办待管]"
)
#: what one of them may begin with, looked at before they are tried one after the other
_ACTS_BEGIN = f"(?=[{''.join(sorted({act[0] for act in _ACTS.split('|')}))}])"
_NO_NAME = "(?![室部局所站队员委厅处科组]|中心)"  # behind such a word where it is part of a name: 监督室, 派出所
#: words by which somebody does something: anywhere in the clause that names him, or at the head of a later one
_ACT = re.compile(f"(?:{_ACTS}){_NO_NAME}")
_ACT_LATER = re.compile(
    f"{_FREE.pattern}(?:[在给为向对从与同][^，。；！？\n]{{1,20}}?|[一-鿿]{{0,3}}?){_ACTS_BEGIN}(?:{_ACTS}){_NO_NAME}"
)
#: a later clause in which who was named does something: …是村里的网格员，他很快联系了…
_HE_ACTS = re.compile(f"，[他她](?!们|的|人)[一-鿿]{{0,4}}?{_ACTS_BEGIN}(?:{_ACTS}){_NO_NAME}")
#: a sentence that names nobody and begins with what is done
STARTS_ACT = re.compile(f"(?:{_FREE.pattern}){_ACTS_BEGIN}(?:{_ACTS}){_NO_NAME}")
_LEAD = 40  # characters between the head of a clause and a name at most
_DEEP = 4  # names joined to one another that are followed back


#: words of a clause that tells what somebody suffers or is kept from
_CANNOT = re.compile(
    "没|无法|不得不|只能|难以|被|(?<![使获取])得(?=[带跑花去来等])|不[敢会能愿知]|发愁|头[疼痛]|困扰|负担"
)
#: words after a firm that wants something itself: 柳河家具有限公司需在厂门加开通道
_CLIENT = re.compile("(?:需要?|想要?|因|拿到了?|领到了?|办理|申请)(?!求)")


def is_client(text: str, end: int) -> bool:
    """Whether a firm named up to `end` is one of those who are served there."""
    return _CLIENT.match(text, end) is not None


def tells_deed(text: str, start: int, end: int) -> bool:
    """Whether words behind one who does something tell a deed: in their clause, or at the head of a later one."""
    clause = _CLAUSE.match(text, start, end)
    closed = clause.end() if clause else end
    if _ACT.search(text, start, closed):
        return True
    while closed < end and text[closed] not in "“”：":
        if _ACT_LATER.match(text, closed + 1, end):
            return True
        clause = _CLAUSE.match(text, closed + 1, end)
        closed = clause.end() if clause else end
    return False


def says(text: str, end: int) -> bool:
    """Whether somebody named up to `end` only says something."""
    clause = _CLAUSE.match(text, end)
    return clause is not None and _SAYS.search(text, end, clause.end()) is not None


def is_kept_from(text: str, start: int, end: int) -> bool:
    """Whether a clause tells what was done to somebody, or what he could not do."""
    clause = _CLAUSE.match(text, start, end)
    return clause is not None and _CANNOT.search(clause.group()) is not None


class Participant(NamedTuple):
    """Somebody whom a text names from `start` to `end`; the words of his post begin at `begin`."""

    start: int
    end: int
    begin: int
    person: bool = False


class Acting:
    """Tells the part of whom a text names.

    `before` says where a name that ends at a position begins, `bodies` where a body ends that begins at one.
    """

    def __init__(self, text: str, before: Mapping[int, int], bodies: Mapping[int, int]) -> None:
        self._text, self._before, self._bodies = text, before, bodies

    def part(self, who: Participant, sentence: tuple[int, int]) -> str:
        """DOES, SAYS, IS (a person whom it is about) or NEITHER, for somebody named in a sentence."""
        text = self._text
        end = self._end_of_joined(who.end)
        clause = _CLAUSE.match(text, end)
        closed = clause.end() if clause else end
        how = self._governed(who, sentence[0], end)
        if how == NEITHER:
            return NEITHER
        if _SAYS.search(text, end, closed):
            return SAYS
        if not who.person and who.end in self._bodies:
            return NEITHER  # the whole of the body that does: 柳河县法院|青塘法庭
        if _LED.match(text, end) or (text.startswith("在", who.begin - 1) and _UNDER.match(text, end)):
            return DOES
        if _BLAMED.search(text, end, sentence[1]):
            return NEITHER
        if not _WHOLE.match(text, end) and (how == _BESIDE or tells_deed(text, end, sentence[1])):
            return DOES
        if not who.person or text.startswith("的", end):
            return NEITHER
        return DOES if _HE_ACTS.search(text, end, sentence[1]) else IS

    def _end_of_joined(self, end: int) -> int:
        """Where the last of the bodies ends that are joined to a name: |甲局|、乙局和丙院|召开."""
        text = self._text
        while True:
            if text[end : end + 1] in ("”", "’"):
                end += 1
            joined = _AND.match(text, end)
            further = self._bodies.get(joined.end()) if joined else None
            if further is None:
                return end
            end = further

    def _governed(self, who: Participant, opened: int, end: int, depth: int = 0) -> str:
        """DOES for who is the head of its clause, or joined to one that is; _BESIDE for with whom it is done."""
        text, at = self._text, who.begin
        while at > opened and text[at - 1] in "“‘":
            at -= 1
        while (start := self._before.get(at, at)) < at:  # the places and wholes in front of it
            at = start
        head, least = at, max(opened, at - _LEAD)
        while head > least and text[head - 1] not in _EDGES:
            head -= 1
        lead = text[head:at]
        if _FREE.fullmatch(lead) or (who.person and _STYLED.search(lead)):
            return DOES
        if _HOSTS.search(lead):
            return _BESIDE
        if _SENT.search(lead):
            return DOES
        if lead.endswith(_RELIED):
            return _BESIDE if text[end : end + 1] in "，、和与等" else NEITHER
        if lead.endswith("在"):
            return DOES if _LED.match(text, end) or _UNDER.match(text, end) else NEITHER
        joined = _JOINED.search(lead)
        if joined is None or depth >= _DEEP:
            return NEITHER
        last, rest = head + joined.start(), lead[: joined.start()]
        first = self._before.get(last - (text[last - 1] in "”’"))
        if first is not None:
            return self._governed(Participant(first, last, first), opened, end, depth + 1)
        if joined.group() != "、" and _FREE.fullmatch(rest):
            return _BESIDE if _TOGETHER.match(text, end) else NEITHER
        return NEITHER if _GOVERNED.search(rest) or _ACT.search(rest) else DOES
