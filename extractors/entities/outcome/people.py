"""Which kind of outcome a number of people states: served, taking part, reached, dealt with, voted in."""

from __future__ import annotations

import re

from kg.text.patterns import spelled_out

_HELPERS = re.compile(
    r"党员|志愿|干部|网格员|网格长|工作人员|人员|劳动者|快递员|骑手|代表|队员|员工|职工|委员|楼栋长|楼长|单元长|骨干|教师|律师|医生|医师|民警|辅警|书记|调解员|能人|人才|学生|大学生|工作者|社工|法律明白人|乡贤|专家|书记|指导员|协管员|新就业|小哥|宣讲员|力量|居民代表|带头人|成员|参加|参与|学员"
)
_HEADS = frozenset({"人次", "人", "名", "位"})
_STAFF = re.compile(
    r"员(?<![学成会人]员)(?:$|(?=累计|先后))|志愿者|党员(?!群众|家庭)|干部(?!群众)|网格员|网格长|楼栋长|楼长|队员|代办员|工作人员|调解员|宣讲员|骨干|社工|书记|协管员|协理员|专员|辅导员|明白人|民警|辅警|管家”?$|[片邻楼巷组栋院湾牧林河]长$"
)
_TEAM_GREW = re.compile(r"(?:人员|队伍?|干部|志愿者|党员)[^，。]{0,12}(?:增|扩|超|达|由|从)|队伍(?:现|已|目前)?有$")
_SERVED = re.compile(
    r"群众|居民|村民|老人|老年|家庭|儿童|孩子|学生|受益|惠及|服务|游客|患者|师生|家长|困难|残疾|贫困|农户|业主|商户|住户|户"
)
_JOINED_UP = re.compile(r"报名|成为[^，。；]{0,6}(?:志愿者|队员|会员)|组织关系|转入党员|亮明身份")
_GREW = re.compile(r"(?:增长|增加|扩大|扩充|扩展|壮大|发展|增)(?:至|到)")
_CARED_FOR = re.compile(r"惠及|慰问|关爱|受益")
_SHARED_IN = re.compile(
    r"出了?[力钱人]|签了|无偿|让地|入股|参与|参加|签[字名]|手印|指印|投票|同意|自筹|[出捐集筹认]资|捐款|投工|投劳|众筹|凑钱|表决|举手|达成(?:一致|共识)|协商|认[了养种]|来认|派了[^，。；]{0,3}代表"
)
_TOOK_PART = re.compile(
    r"齐聚|聚[在到集]|出席|列席|旁听|投票|表决|到场|参训|见证|许下|参会|到会|与会|参与|参加|下沉|报到|培训|举手|签名|签字|手印|点头|听课|聆听|观看|听众|观众|站[过了]+岗|值守|巡[山河夜逻]|上阵|帮工|下田|收稻|登台|[场堂坝院][里上]?来了|(?<![喝吃用])上了[堤坝]|排了班|参评|轮着|搭把手"
)
# people against whom something was done, whose data were taken, who won, who were voted in, who did it themselves
_PUNISHED = re.compile(r"处分|问责|处罚|查处|立案|抓获|约谈|谈话提醒|提醒谈话|诫勉")
_REGISTERED = re.compile(
    r"采集|录入|归集|摸排|排摸|排查|监测|纳管|参保|参合|投保|纳入[^，。；]{0,10}(?:管理|系统|平台|网格|库)|覆盖"
)
_HONOURED = re.compile(r"评选出?|评出|选树|表彰|评定|命名")
_VOTED_IN = re.compile(r"选出|选举|当选|换届|进入[^，。；]{0,6}班子")
_OFFICE = re.compile(r"干部|委员|班子|主任|书记|两委|(?:代表|理事|组长|楼长|栋长|单元长)$")
# work that residents gave, and doors at which somebody only called: it counts what was taken on, not who gained by it
_UNPAID = re.compile(r"出工|投工|投劳|义务(?:劳动|出工)")
_CALLED_ON = re.compile(r"走访|入户(?!服务)|上门(?:宣传|动员|劝说|沟通|做工作|征求|收集)|敲门|遍访|约谈|座谈")
_GAVE = re.compile(r"服务|慰问|关爱|探[望视访]|帮|送|救助|照料|义诊|惠及")
_OF_OWN_WILL = re.compile(
    r"当[上起]|走上街头|齐上阵|亲手|亲自|观看|收看|收听|意见|同意|赞成|简办|建起|自发|主动|捐|入股|认领|集结|加入|建议|热心"
)
_EARNERS = re.compile(r"从业|(?<!新)就业|务工|用工|创业|劳动力")
_GOT_WORK = spelled_out(
    r"(?:就近|就地|实现|灵活|再|重新)就业|重新上岗|掌握[^，。；]{0,4}技|学会|家门口(?:就业|上班|务工|挣)|增收|脱贫|致富"
)
_NEEDY = re.compile(
    r"(?:下岗|待业|低收入|失业|困难|低保|残疾|特困|脱贫|搬迁|被困|受灾)[^，。；]{0,3}(?:人员|职工|工人|学生|群体)?$"
)
# what was done for all of a quarter, and what came to people of its own accord
_SIGNED = re.compile(r"签约|交房|腾退|腾空")
_RECEIVED = re.compile(
    r"接受了?[^，。；]{0,4}(?:教育|服务|宣讲|治疗|救助|辅导|宣传)|覆盖[^，。；]{0,8}(?:党员|师生|群众|职工|居民|学员|学生)"
)
_REACHED = re.compile(r"(?:走访|慰问|探访|关爱|教育|宣教|宣讲)$")  # they who were called on, taught, told
#: households whose troubles were solved, or whom a survey or a service covers, or to whom something was handed out
_SOLVED_FOR = re.compile(r"(?:解决|化解|处理|办结)了?[^，。；0-9]{0,4}(?:问题|难题|诉求|困难|纠纷)$")
_COVERED = re.compile(
    r"覆盖(?:到|了|全部|全[市县区镇乡村街]|辖区|约|近|超)*(?:群众|居民|村民|人口|业主|住户|商户)?(?:约|近|超)?(?:$|[^，。；0-9]{0,8}(?:户|群众|居民|村民|人口|业主))"
)
#: a service, or those who are looked after: 服务覆盖居民近万人
_CARE_COVERS = re.compile("(?:服务|助餐|供餐|照护|帮扶|关爱|保障)(?:已|累计|共)?覆盖")
_FRAIL_ONES = re.compile("(?:老人|老年人|儿童|残疾人|患者|学生)$")
_HANDED = re.compile("[发送传贴]到了?[^，。；]{0,16}(?:手[中里上]|家[中里门]|户)")
#: the frail whom a round of the quarter finds
_FRAIL = re.compile(r"独居|孤寡|留守|残疾|失能|空巢|困境|高龄|孤儿|享受[^，。；]{0,6}服务")
#: those who came with a complaint
_HEARD_OUT = re.compile("接访|来访|信访接待|接谈|约访|下访")
#: those elected to be a body: 选举出7人组成理事会
_CHOSE_BODY = re.compile(
    r"(?:组成|成立|担任)[^，。；]{0,8}(?:小组|理事会|委员会|班子|管委会|自管会|业委会|监督会|议事会)"
)
#: residents who stand for their house, be it in a body that they make up
_DELEGATES = ("业主代表", "居民代表", "户代表", "住户代表", "群众代表")
_SENT_AWAY = re.compile("劝离|劝返|劝阻|制止|驱离")
_CHAT = re.compile(r"[进入]了?(?:[^，。；]{0,6}[微信网格楼栋居民]群)")
_GUESTS = re.compile("吸引[^，。；]{0,6}(?:游客|食客|顾客|患者)")
#: homes that somebody is in charge of, and what a clinic does
_IN_CHARGE = re.compile(r"管(?:起|着|理着|护着)|网格[员长]管理|包联|联系着|分管")
_TREATED = re.compile("量血压|测血糖|把脉|理发|剪发|义剪|磨刀")
#: 带着7名姐妹一起装箱
_ALONG = re.compile("[拉带领约叫][着上][^，。；]{0,20}(?:一起|一同|一道|共同)")
_ON_DUTY = spelled_out(
    r"轮班|轮流|值守|值班|站岗|人?(?:共同)?组成的?[^，。；]{0,8}(?:队|团|小组|专班|大会|理事会|委员会|议事会|代表会|班子)|组成的[^，。；]{0,8}队"
)
_TEAM = spelled_out(r"(?:队伍|小?分队|服务队|巡逻队|工作队|突击队|专班)$")

#: 摸排重点人员1300万人次: who was screened took no part
_SCREENED = re.compile("摸排|筛查|核查|排查")
#: 选出来的206位代表: who was chosen before is there to speak
_SPOKE = re.compile("选出来?的")


def people(unit: str, deed: str, noun: str, context: str) -> str:
    """Kind of a count of people: its unit, the deed that governs it, the noun counted, the clause around it."""
    told = _told(unit, deed, noun, context)
    if told:
        return told
    if (_JOINED_UP.search(context) and deed != "benefit") or (not noun and _GREW.search(context)):
        return "participation"
    if _STAFF.search(noun) and not _CARED_FOR.search(context):
        return "participation"
    if deed == "benefit":
        return "beneficiaries"
    if unit == "户":
        return "participation" if _SHARED_IN.search(context) else "beneficiaries"
    if "慰问" in context and unit in _HEADS and not _STAFF.search(noun):
        return "beneficiaries"
    if (deed != "benefit" and _HELPERS.search(noun)) or _TEAM_GREW.search(context):
        return "participation"
    if _TOOK_PART.search(context) and deed != "benefit":
        return "participation"
    if unit == "人次" and _TOOK_PART.search(context):
        return "participation"
    if _SERVED.search(noun):
        return "beneficiaries"
    if deed in ("meet", "engage", "organise", "build"):
        return "participation"
    return "beneficiaries"


def _told(unit: str, deed: str, noun: str, context: str) -> str:
    """Kind that tells what happened to the people or what they did, "" where only who they are can tell."""
    if context.endswith("组成"):
        return "participation"
    if noun and context.partition(noun)[2].startswith(("分为", "划分", "划为")):
        return "coverage"
    if _PUNISHED.search(context):
        return "handled-count"
    if noun.endswith(_DELEGATES) and unit in _HEADS and "推选" in context:
        return "participation"
    if unit == "人次" and _SENT_AWAY.search(context):
        return "handled-count"
    if _CHOSE_BODY.search(noun + context) and _VOTED_IN.search(context):
        return "organisation"
    if context.startswith("涉及"):
        return "beneficiaries"
    if unit == "户" and _SOLVED_FOR.search(context):
        return "handled-count"
    if unit in ("人", "名", "位") and (
        _CARE_COVERS.search(context) or ("覆盖" in context and _FRAIL_ONES.search(noun))
    ):
        return "beneficiaries"
    if unit in ("户", "人", "名", "位") and (_COVERED.search(context) or _HANDED.search(context)):
        return "coverage"
    if unit == "号" or _TEAM.search(noun):
        return "participation"
    if context.startswith("服务"):  # found as those whom something was done for
        return "coverage" if _REGISTERED.search(context) else "beneficiaries"
    if unit == "户" and _IN_CHARGE.search(context):
        return "coverage"
    if unit == "人次" and _TREATED.search(context):
        return "beneficiaries"
    if deed == "benefit":
        return ""
    if _ALONG.search(context):
        return "participation"
    if _ON_DUTY.search(context):
        return "participation"
    if unit == "户" and _CHAT.search(context):
        return "coverage"
    if deed == "engage" and _GUESTS.search(context):
        return "beneficiaries"
    if unit == "户" and _SIGNED.search(context):
        return "coverage"
    if _UNPAID.search(noun + context):
        return "participation"
    if unit == "人次" and _REACHED.search(noun or context):
        return "beneficiaries"
    if unit in ("户", "户次", "人次") and _CALLED_ON.search(context) and not _GAVE.search(context):
        return "participation"
    if unit in _HEADS and _RECEIVED.search(context):
        return "beneficiaries"
    if _HONOURED.search(context):
        return "honour"
    if unit == "人次" and _HEARD_OUT.search(context):
        return "participation"
    if deed == "handle" and unit == "人次" and _SCREENED.search(context):
        return "handled-count"
    if unit == "人次" and context.endswith("覆盖"):
        return "beneficiaries"
    if _VOTED_IN.search(context) and _OFFICE.search(noun):
        return "participation" if _SPOKE.search(context) else "organisation"
    if _FRAIL.search(noun):
        return "beneficiaries"
    if unit != "人次" and _REGISTERED.search(context) and not _HELPERS.search(noun):
        return "coverage"
    if _NEEDY.search(noun):
        return "beneficiaries"
    if _EARNERS.search(noun) and not _TOOK_PART.search(context):
        return "beneficiaries"
    if _GOT_WORK.search(context) and not _HELPERS.search(noun):
        return "beneficiaries"
    return "participation" if _OF_OWN_WILL.search(noun + context) else ""
