"""What a trouble is called: the words that state it, without what leads up to them and with whole quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.entities.problem import listing

# what may stand before a trouble in its clause and says nothing of it
_LEADS = re.compile(
    r"(?:确保|但是?|却|连(?=停|吃|喝|用|出|办|路|水|电)|如(?=[老居村业孩小群])|更(?=给|让|使)|甚至|造成了?(?!的)|又(?=因|被)|也(?=因)|一说|尤其是|特别是|致使|导致|扭转了?|改善了?|清除了?|摆脱了?|屡屡|最近|近日|近期|由于|因为|(?:居民|村民|群众|大家)?曾?因(?![地人此])|还(?=存在|有|是)|也(?=存在|有|是)|既|而且|而(?=在|今|且|对于)|并(?:且|(?=未))|且|可(?![以能见])|不过|然而|原来(?!的)|"
    r"或者?(?![许多少])|有的(?=[^放矢])|这里是|往后|以前|过去|此前|曾经|曾|以往|起初|当时|前不久|前段时间|有一次|一度|"
    r"有人[^，。；]{0,10}?(?:报警|反映|求助)说|这里(?:还|曾)?是个|(?:当地)?(?:群众|居民|村民|业主)反映(?:强烈|突出|集中|较多)的|"
    r"只要(?:看到)?|像(?![样是模])|(?:群众|居民|村民|业主|企业)(?:提出|反映)的|(?:反映)?(?:比较|较为|相对)?集中的|"
    r"针对|面对|对于|围绕|聚焦|紧盯|关于|为(?=破解|解决|化解|了)|为了|为?(?:减少|缓解|避免|防止|遏制)(?=[^，。；]{3})|杜绝了?|着力|有效|全力|成功|顺利|彻底|妥善|及时|联动|推动|协调|帮助|正忙着|"
    r"存在着?|面临着?|遭遇了?|遇到了?|出现了?|碰到了?|就?(?:看到|发现)|反映(?:强烈的|突出的)?|(?:查摆|摸排|排查|梳理|检查|暴露|反映|收集|征集)[到出]的|解开了?|解决好?了?|破解了?|化解了?|缓解了?|消除了?|告别了?|克服|解除了|"
    r"如何(?:劝解|调解|化解|解决|破解|缓解|平息|应对)|这说明|有(?:居民|村民|群众|业主)(?:反映|说)|与此形成(?:强烈|鲜明)(?:反差|对比)的是|一开始|之前(?!的)|当年(?!的)|这是|还得|最懂得?|最怕|多少[也都]?有[点些]?|"
    r"整治|治理|[一二三四五]是|是因为|属于典型的?|所谓|诸如|例如|比如|她们?|他们?|我们?|是(?!我|否|非)|的确|确实|其中|被?称为|群众反映的?|居民反映的?|一对(?=正在|闹|吵)|正在(?=闹|吵))"
)
# whose or where it is: 运营难|的小村, 闹别扭|的夫妻
_WHOSE = re.compile(
    r"的(?:[小大老旧][一-鿿]?)?(?:村庄|村子|村|小区|社区|点位|地方|路段|区域|夫妻|家庭|住户|邻居|老人|楼栋|院落|片区|人群|群体)(?=[，。；：！？”\n]|\Z)"
)
# what ends the statement: 停车难问题|得到解决, 停车难|等诸多难题
_CALLED = re.compile(r"[”’]?(等)?[^，。；、！？\n]{0,4}?(?:问题|难题|痛点|堵点|现象|情况|瓶颈|困境|纠纷)")
# how it feels to have it: 办事难|的滋味
_FELT = re.compile("[”’]?的(?:标签|帽子|实际|现实|现状|滋味|感觉|感受|苦楚?|苦恼|烦恼|酸楚|无奈|不易)")
# a list of what one has to go through, of which the clause holds the first: 挨个跑水|、电、气等多个营业厅
_THROUGH = re.compile("(?:、[^，。；、！？\n]{1,8}){1,8}等[^，。；、！？\n]{0,10}")
# behind it: what became of it, or what was done about it, no longer states it
_OVER = re.compile(
    r"(?:的?问题|的?难题|题|的?困境|的?窘境|的?局面|的?状况)?(?P<over>"
    r"(?:[也就都均已]|最终|终于|总算|如今|现在|逐一|一一|全部|基本|逐步|真正|一直|仍|还)*"
    r"(?:得到|得以|获得解|迎刃而解|一扫而|不复存|焕然一新|变成|变为|变身|成为过去|成了(?:过去|历史)|消失了|一举|(?:有效|顺利|彻底|成功|圆满)[解化缓扭消]"
    r"|是(?:社会|群众|居民|村民|大家|各界|[^，。]{0,8}(?:最关|关注的|反映强))|是?[让令][^，。]{2,12}(?:头疼|头痛|犯愁|揪心)|随着)"
    r"|(?:被|全部?|已经?|都)*进行了?(?:拆除|整治|清理|治理|改造|清运|修复|维修|更换|疏通)|被(?:打造|改造|改建|改成|建成|修[复好]|清[理运]|整治)|(?<=[难题堆放弃])由[^，。；]{2,10}?(?:清理|解决|处理|负责)|(?<=难)通过|(?<=问题)(?:[也都已]|终于)*(?:有人管|有了着落|有着落|有了办法)|(?<=[病伤痛])(?:帮[忙着]|送[去医往])|的?(?:快速|及时|有效|圆满|顺利|妥善|彻底)(?:解决|化解|破解|抢修|维修|处置)"
    r"|的?(?:明显|大大|也|越来越)?(?:少了|没了)|(?:等|等各类|等各种|(?<=[纷盾题患]))[0-9]+[余多]?[起件个条处宗]"
    r"|(?<=[题纷盾患])(?:打造|开展|建立|成立|推出|组建|设立|推行|实施|进行|创新|专门|盘活|统筹|联合|新建|新增|增设|腾出|划定|召集|邀请|逐[一户项])[^，。]{2})"
)
# further behind it: that one got out of it, or what work it gives; 报表的压力|中解放出来, 违建|做耐心细致的工作
_OUT_OF_IT = re.compile("中(?:解[放脱]|脱身|走出)|做[^，。；、]{0,8}工作")
# said somewhere before it: what follows is the trouble. Each begins with a character, so that a search skips to it
_SAID = (
    r"出现了?|面临着?|存在着?|遭遇了?|陷入了?|解决(?!不|难)了?|解决好|摘[掉下]了?|甩掉了?|撕掉了?|破解(?!不|难)了?|化解(?!不|难)了?|聚焦|针对|紧盯|整治|纠治|检查(?<!督检查)(?![难不考和])|反映(?!强烈|突出|最多|较多|的|问题|情况)|"
    r"称为|称作|形容为|形容成|解除了|解了|打破了?|打通了?|破除了?|冲破了?|拆除了?|消除了?|杜绝了|遏制了|摒弃了|革除了|治理(?!难)|缓解了?|难在|苦于|取消|协调(?![难不])|"
    r"了解到|围绕|包括(?!在内)|发现并(?:处[置理]|纠正|整改|查处)了?|经常发生|时常发生|频繁发生|不时发生|处置(?:好|了)?(?![难不失迟缓])|记录[着了]|记着|写着|结束了|再也(?:不用|无需|不必|没有|不)"
)
_SAID_TOO = (
    r"摸排(?!难)|排查出?(?!难)|处理(?:好|了)?(?![难不速])|推进(?![难缓不])|通报了(?:一起|多起|[0-9]+起)?|"
    r"调解(?:好|了)?(?:一起|[0-9]+余?起)?(?![难室委员僵工中站员队])|关注的|关心的|期盼的"
)
_OF_THEM = "(?:群众)?(?:反映(?:强烈|突出|集中)的?)?"
_TOLD = re.compile(f"(?:{_SAID}|{_SAID_TOO}){_OF_THEM}")
#: the same where the clause says 发现, of which all before it is left out
_FOUND = re.compile(rf"(?:{_SAID}|(?<![^，；。\n])(?:[^，；。\n]{{0,14}})发现|{_SAID_TOO}){_OF_THEM}")
_CLAUSE = re.compile(r"[^，。；：！？、\n“”—]+\Z")
# what it became: 坑洼的村道|变成了水泥路, but 居民从“看热闹”变成“搭把手”
_BECAME = re.compile("(?:变成|变为|变身|换成|改成|成了)(?<=[道路巷村院沟渠塘坑地场楼房屋店园]..)")
_FROM = re.compile("[从由]")
# the last of a list of which the same is said: 填报表、接待、|开证明都得费不少工夫
_ALL_OF = re.compile("[^，。；、！？\n]{2,6}都(?:得|要|需|很|费|花|不|没)")
# the last of a list of which the word for trouble is said: 办事质量、|居民满意度等方面的突出问题
_LAST_OF = re.compile("[^，。；、！？\n]{1,10}等")
_LIST, _LONG_LIST = re.compile(r"[^，。；：！？\n“”（）]+\Z"), 40
_SHORT, _REACH = 4, 24  # characters of a label that says little by itself; and before it, where more may stand
#: a label of so many characters that begins without saying whose trouble it is
_FEW = 12
_NO_SUBJECT = re.compile(
    "没少|来回|来来回回|反复|始终|总是|总也|一直|不知|根本|往往|常常|经常|动辄|动不动|无人|没人|无处|只能|只好|不得不|还得|很(?![多少])|谈不拢|一[拖等闹吵]"
)
_BEFORE = re.compile(r"(?<=[，。；：！？\n“])[^，。；：！？\n“”]{4,22}\Z")
_TIME_ALONE = re.compile(
    "(?:以前|过去|从前|当时|那时|此前|前些年|起初|最初|后来|平时|每次|有时|一次|有一次)[^，]{0,3}$"
)
#: that there is less of what is a trouble by its name: 邻里矛盾|也少了
_LESS = re.compile("(?<=[盾纷诉])(?:[也就都均已]|明显|大大)*(?:少了|没了|没有了|不见了)$")
#: what is done about it in the clause: 给“人情风”|套上紧箍咒
_CURBED = re.compile("[给为](“[^“”]{2,10}”)(?:套[上牢紧]|戴上|念[起好]|踩下|按下|画上|降)")
#: 争执不休的双方|变得心平气和
_CALMED = re.compile("(?:变得(?<=[方家人户们]..)|[变都](?<=[方家人户们].))(?:心平气和|和睦|亲近|平静|和气)")
#: 欠薪问题|与整治腐败问题相结合: two campaigns
_ALONG_WITH = re.compile(
    "[与和同](?<=[问难]题.)(?=[^，。；]{2,30}?(?:相结合|相衔接|相统一|结合起来|一体推进|同步推进)$)"
)
#: what it was before and what it is now
_INSTEAD = re.compile(
    "[从由](?:“([^“”]{2,12})”(?:变|转|到)|([^“”，。；、从由]{2,10}?)(?:变[成为身]|转变|中解[放脱]|中脱身|走向))"
)
#: what one needs no more: 再也不用|爬高楼了
_SPARED = ("再也不用", "再不用", "不用再", "不必再", "无需再", "再也不必", "再也不", "用不着再")
_OPENS, _CLOSES = "“‘《（(", "”’》）)"
_QUOTES = re.compile(f"[{_OPENS}{_CLOSES}]")
_EDGE = "的，、 　"
_FIRST, _LAST = _EDGE + "了“‘", _EDGE + "等啊呢吧嘛"
#: 多次协商无果|后
_IN_VAIN = ("未果后", "无果后", "不成后", "无效后")


def trimmed(text: str, left: int, right: int, start: int, end: int, others: Sequence[int] = ()) -> tuple[int, int]:
    """The part of a clause (`left`, `right`) that states the trouble whose words stand at `start`, `end`.

    `others` are where other troubles are told, which no list of this one may hold.

    >>> text = "但却遇到了“证明难”等问题"
    >>> text[slice(*trimmed(text, 0, len(text), 6, 9))]
    '证明难'
    >>> text = "村民多年的饮水难题最终得到解决"
    >>> text[slice(*trimmed(text, 0, len(text), 5, 8))]
    '村民多年的饮水难题'
    >>> text = "邻里矛盾也少了"
    >>> text[slice(*trimmed(text, 0, len(text), 2, 7))]
    '邻里矛盾'
    >>> text = "填报表、迎检查的压力中解放出来"
    >>> text[slice(*trimmed(text, 4, len(text), 4, 6))]
    '迎检查的压力'
    >>> text = "快递“无处安放”"
    >>> text[slice(*trimmed(text, 0, len(text), 3, 7))]
    '快递“无处安放”'
    """
    called = _CALLED.match(text, end, right)
    felt = _FELT.match(text, end, right)
    if felt:
        right = end
    elif called:
        right = end if called[1] else called.end()
    whose = _WHOSE.match(text, end) if text[left:end] and end - left >= _SHORT else None
    among = text.startswith("等", end) and "跑" not in text[left:end] and not listing.is_called(text, end)
    if whose or among:
        right = end
    over = _OVER.match(text, end, right)
    if over:
        right = over.start("over")
        left += text.startswith("对", left) and "进行" in over["over"]
    out = _OUT_OF_IT.search(text, end, right)
    if out:
        right = out.start()
        left = max(left, text.rfind("从", left, start) + 1)
    became = _BECAME.search(text, end, right)
    if became and not _FROM.search(text, left, end):
        right = became.start()
    left = _behind_told(text, left, start)
    if text[right : right + 1] == "、" and "跑" in text[left:right]:
        through = _THROUGH.match(text, right)
        right = through.end() if through else right
    if text[left - 1 : left] == "、" and (_LAST_OF.match(text, left, end) or _ALL_OF.match(text, left, right)):
        first = _LIST.search(text, left - _LONG_LIST, left)
        left = first.start() if first else left
    else:
        left = listing.before(text, left, right, others)
    left = _behind_told(text, left, start)
    right = listing.behind(text, left, right, others)
    left, right = _whole(text, _led(text, left, start), right, start, end)
    left += 2 * (text.startswith("告别", left) and left + 2 <= start)
    while left < start and text[left] in _EDGE:
        left += 1
    while right > end and text[right - 1] in _LAST:
        right -= 1
    right -= text.endswith(_IN_VAIN, left, right)
    less = _LESS.search(text[left:right]) if text[right - 1] == "了" else None
    right = left + less.start() if less else right
    calmed = _CALMED.search(text, start, right)
    right = calmed.start() if calmed else right
    joined = _ALONG_WITH.search(text, left, right)
    right = joined.start() if joined else right
    curbed = _CURBED.search(text, left, right)
    if curbed:
        return curbed.start(1) + 1, curbed.end(1) - 1
    changed = _INSTEAD.search(text, left, right + 2)
    if changed and changed.end(changed.lastindex or 0) <= right:  # 居民从“看着”变成“干着”: the first is how it was
        return changed.span(changed.lastindex or 0)
    if text.startswith("了", right - 1) and text.endswith(_SPARED, 0, left):
        right -= 1
    if right - left <= _FEW and _NO_SUBJECT.match(text, left):  # the clause before says whose or what: …，来回好几趟
        left = _with_clause_before(text, left)
    if right - left <= _SHORT and text.endswith("——", 0, left):  # the clause before says of what: 台账——厚厚一摞
        before = _CLAUSE.search(text, left - _REACH, left - 2)
        left = before.start() if before else left
    return left, right


def _behind_told(text: str, left: int, start: int) -> int:
    """Where what is told begins, behind the last word that says so."""
    for told in (_TOLD if text.find("发现", left, start) < 0 else _FOUND).finditer(text, left, start):
        left = told.end()
    return left


def _with_clause_before(text: str, left: int) -> int:
    """Where the clause before begins, if only a comma stands between, else `left`."""
    if text[left - 1 : left] != "，":
        return left
    before = _BEFORE.search(text, left - 1 - _REACH, left - 1)
    if before is None or _TIME_ALONE.match(before[0]):
        return left
    start = before.start()
    while lead := _LEADS.match(text, start, left - 3):
        start = lead.end()
    return start


def _led(text: str, left: int, start: int) -> int:
    """Where a clause begins that leaves out what leads up to the trouble at `start`."""
    while left < start:
        if text[left] in _FIRST and not text.startswith("了解", left):
            left += 1
            continue
        lead = _LEADS.match(text, left, start + 2)  # words that a lead stands before may be those of the trouble
        if lead is None or lead.end() > start:
            break
        left = lead.end()
    return left + 2 * text.startswith("告别", left)


def _whole(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """Leaves out quotations that the clause holds only a part of, and marks around the whole."""
    if not _QUOTES.search(text, left, right):
        return left, right
    opened: list[int] = []
    for at in range(left, right):
        if text[at] in _OPENS:
            if at >= end and (text[at - 1] in _CLOSES or (at == end and text[start - 1] not in _OPENS)):
                right = at  # “停车难”“充电难”: each for itself
                break
            opened.append(at)
        elif text[at] in _CLOSES:
            if opened:
                opened.pop()
            elif at >= end:
                right = at
                break
            elif at > left and text[at + 1 : start] == "的":
                return left, at  # 需求难满足”的|困境: the quotation says it better
            elif at < start:
                left = at + 1
    for at in opened:
        if at >= end:
            right = min(right, at)
        elif text[right : right + 1] in _CLOSES and right < len(text) and at > left:
            right += 1
        else:
            left = max(left, at + 1)
    quoted = left < start and text[left] in _OPENS and right > end and text[right - 1] in _CLOSES
    if quoted and not any(mark in _CLOSES for mark in text[left : right - 1]):
        return left + 1, right - 1
    return left, right
