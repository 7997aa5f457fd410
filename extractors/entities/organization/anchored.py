"""Bodies that stand right after a named place, and bare ones whose place the article makes clear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.entities.organization.aside import told_aside
from extractors.entities.organization.office_names import further_offices, office_at
from extractors.entities.organization.parts import branch_behind, is_outpost, part_behind, residents_team
from extractors.entities.organization.places import LEVEL_OF_WORD, Places
from extractors.entities.organization.words import longest, office_category, outermost, shapes
from kg.core.mentions import OrganizationMention, PlaceMention
from kg.rules import ArticleView, Hit
from kg.text.edges import NONE, PLAIN, left_edge, strangeness

# Between a place and its Party body, read leftwards from the body.
_MIDDLE = re.compile(
    r"(”?大“?|(?:合联|时临|合综)?[一二三四五六七八九十百]+第|格网(?:[0-9一二三四五六七八九十]+第?)?|(?:合联|时临)(?:格网|区小)?"
    r"|[0-9一二三四五六七八九十]+第|型能功|动流|域区|区小|合综|(?:院|栋|门|宇)楼|关机|休退离|休退|部干休退离|村驻|级屯|组|业物|圈商|巷街|落院)?"
)
_MIDDLE_ENDS = frozenset("”“大格合时型动域区综宇院栋门关休部村级组业圈巷落一二三四五六七八九十百0123456789")
_LEVEL_WORD = re.compile(r"(区治自|区社|区民居|村|区小|镇|乡|道街|县|区|市|场农|队连|团)")
_FORMED = re.compile(r"(成立|建立|组建|设立)了?$")
_FORMED_ENDS = frozenset("立建了\n")
# 街道办, but not 街道办起了食堂
_STREET_OFFICE = re.compile(r"办(?:事处|(?=[的、，。；：副主书党干工及和与牵联将也还就在]|相关|有关|组织|工作))")
_DISTRICT_OFFICE = re.compile("[一-鿿]{2,3}?(?:新区)?分局")  # 市公安局|云溪分局
_QUOTES = str.maketrans("", "", "“”‘’")
_POST = re.compile(r"(第一书记|副?书记|副?主任|副?主席|委员|成员)?(?:、|和|及|以及)$")
_POSTS = ("主任", "副主任", "书记", "副书记", "主席", "副主席", "委员", "成员", "干部")
_OF_OWNERS = ("业委会", "业主委员会")
_NO_ESTATES = ("社区", "居民区", "村", "镇", "乡", "街道")
_JOIN_ENDS = frozenset("、和及\n")  # a list may break its line
#: whose body a bare word is
_OWNER = {"村委会": "村", "村民委员会": "村", "居委会": "社区", "居民委员会": "社区"}
_ASSEMBLIES = ("村民代表大会", "居民代表大会")
_DECIDES = re.compile(r"[表决讨论审议]{2,4}|一致|制[定订]|修订|通过|决[定议]|选举|推选|选出|认为")  # what a body does
_LANES = frozenset("巷路里弄坊苑园街")  # how the names of small neighbourhoods end
_NO_NEIGHBOURS = re.compile(r"新[设建成]|增设|成立|组建|筹建|所在|当地|相关|各|原|该|.*[个家名位的]$")
_SHORT = ("居委", "村委")  # told without 会
_NO_SHORT = tuple("会员")
_NOT_THE_BODY = re.compile(
    r"[+＋、和与及/”]|建[在到进立]|领办|副?[书主][记任]|委员(?!会)|成员|干部|组织|党员|换届|选举|等"
)
_ANAPHOR = 40  # characters from a body to the bare word that means it
_NOT_BARE = tuple("省市县区州乡全各老辖城治某动")
_COMMITTED = ("省", "市", "县", "区", "州", "盟", "旗")
_MEASURES = ("趟", "个", "家", "做", "当", "任")  # 跑一趟县民政局, 做县纪委副书记
_UPPER_LEVELS = ("province", "prefecture", "county", "township")
_ZONES = ("开发区", "高新区", "新区", "景区", "合作区", "示范区", "试验区", "园区", "度假区", "管理区", "安置区")
# Committees of other parties stand after the place as well: 民盟|栾川县|委
_PARTIES = ("共青团", "团", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
# A party branch of some body that is no place: then a bare 党支部 is not clear.
_BRANCH_OF = frozenset("队司业院校行盟局所站")
_BARE_OFFICE = ("局", "委", "部", "厅", "联", "科协", "巡察组")  # what a bare one ends with whose county is not clear
_UPPER_TAIL = tuple("省市县区旗州盟")
_LIST_MARKS = frozenset("、和与及或（")
_OF_MANY = re.compile(r"[、和与及或（]+(?:各)?(?:乡镇|镇街|镇（|乡（)")
# A city has but one of these: they are names by themselves.
_ONLY_ZONES = frozenset(("高新区", "经开区", "开发区", "经济开发区", "示范区", "度假区", "东区", "西区"))
_ZONE_OFFICES = ("局", "管委会", "委", "基金会", "慈善会", "法院", "检察院", "大队", "总工会", "妇联", "残联")
_VERTICAL = ("支队", "总队", "海关", "边检站")  # they are called after their province as well
_OFFICE_FIRST = frozenset("委第办")  # how an office may begin besides `office_begins`


def placed_bodies(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """Party and residents' bodies from their last words (柳河社区|党委; 社区|党委)."""
    made: dict[int, OrganizationMention] = {}
    for category in ("party", "selfgov"):
        for hit in longest(view.hits(f"organization.{category}")):
            found = _body(view, places, hit, category, made)
            if found is not None:
                made[found.end] = found
                yield found


def _body(
    view: ArticleView, places: Places, hit: Hit, category: str, made: dict[int, OrganizationMention]
) -> OrganizationMention | None:
    text = view.text
    if hit.word == "党组" and text.startswith("织", hit.end):
        return None
    if hit.word in _SHORT:
        return _short(text, places, hit)
    if hit.word in _ASSEMBLIES:
        place = places.ending_at(hit.start) if _DECIDES.match(text, hit.end) else None
        name = text[place.start : hit.end] if place else ""
        return (
            _mention(hit.end - len(name), hit.end, name, "organization.placed_selfgov", "selfgov", place.name)
            if place
            else None
        )
    head = _head_start(text, hit.start)
    part = shapes().party_part.match(text, hit.end) if hit.word.endswith("委") else None
    village = places.ending_at(hit.start + 1) if hit.word.startswith("村") else None
    if village is not None and village.level == "village":  # 柳河村委会: the 村 belongs to both
        end = residents_team(text, hit.end)
        name = village.name[:-1] + hit.word + text[hit.end : end]
        return _mention(village.start, end, name, f"organization.placed_{category}", category, village.name)
    heads = (head, head + 2, hit.start) if text.startswith("小区", head) else (head, hit.start)
    for start in heads if head < hit.start else (head,):  # 柳岸小区|临时党支部: the place has the word
        place = places.ending_at(start)
        if place is not None:
            end = part.end() if part else hit.end
            tail = text[start:end].translate(_QUOTES)
            rule = f"organization.placed_{category}"
            category = "government" if _governs(place, hit.word) else category
            return _mention(place.start, end, place.name + tail, rule, category, place.name)
    if hit.word.startswith("村支") and not told_aside(text, hit.start, hit) and (of := places.nearest("村", hit.start)):
        name = of + hit.word[1:].translate(_QUOTES)
        return _mention(hit.start, hit.end, name, "organization.bare_selfgov", category, of)
    if category == "party" and text.endswith("委会", 0, head):
        return _of_committee(view, places, head, hit)
    if text.startswith("小区", head):
        head = hit.start  # a bare one of a quarter
    joined = text[head - 1 : head] in _JOIN_ENDS
    listed = _POST.search(text[max(0, head - 8) : head]) if joined else None
    if listed:
        tail = text[head : hit.end].translate(_QUOTES)
        before = made.get(head - len(listed.group()))
        if text.startswith(_POSTS, hit.end):
            return None  # 柳河村党支部书记、村委会|主任: a post
        owners = before is not None and hit.word in _OF_OWNERS and before.of.endswith(_NO_ESTATES)
        if before is not None and before.of and not owners and not tail.startswith("网格"):
            return _mention(head, hit.end, before.of + tail, "organization.listed_body", category, before.of)
    bare = _bare(view, places, head, hit, category)
    if bare is not None and bare.rule == "organization.clear_body" and _told_before(bare, made):
        return None
    if bare is None or part is None:
        return bare
    return _mention(bare.start, part.end(), bare.name + part.group(), bare.rule, category, bare.of)


def _told_before(bare: OrganizationMention, made: dict[int, OrganizationMention]) -> bool:
    """Was a like body of another place told of shortly before, which is meant (柳岸小区党支部。|党支部牵头…)?"""
    last = next(reversed(made.values()), None)
    word = bare.name[len(bare.of) :]
    near = last is not None and bare.start - last.end <= _ANAPHOR
    return last is not None and near and last.of != bare.of and last.name.endswith(word)


def _short(text: str, places: Places, hit: Hit) -> OrganizationMention | None:
    """“石鼓三村居委”, “柳河村委”: the committee without its last word, right after its place."""
    if text[hit.end : hit.end + 1] in _NO_SHORT:
        return None
    village = places.ending_at(hit.start + 1) if hit.word == "村委" else None
    place = village or places.ending_at(hit.start)
    if place is None or place.level not in ("community", "village", "quarter"):
        return None
    name = (place.name[:-1] if village else place.name) + hit.word + "会"
    return _mention(place.start, hit.end, name, "organization.placed_selfgov", "selfgov", place.name)


def _of_committee(view: ArticleView, places: Places, head: int, hit: Hit) -> OrganizationMention | None:
    """“石湾居委会|党支部”: the Party body of a residents' committee, whose own name only stands in it."""
    text, at = view.text, head - 3
    if not text.startswith(("居委会", "村委会"), at):
        return None
    for start in range(at - 2, at - 5, -1):
        place, stem = places.ending_at(start), text[max(0, start) : at]
        if (place is not None or left_edge(text, start)[0] >= PLAIN) and strangeness(stem) == 0:
            name, of = text[start : hit.end], place.name if place else ""
            return _mention(start, hit.end, name, "organization.placed_party", "party", of)
    return None


def _governs(place: PlaceMention, word: str) -> bool:
    """Is it the committee that runs a zone, not one of a quarter's residents?"""
    return word in ("管委会", "管理委员会") and (place.level in _UPPER_LEVELS or place.name.endswith(_ZONES))


def _head_start(text: str, start: int) -> int:
    """Where “第二党支部”, “大党委”, “网格党支部” begin."""
    if text[start - 1 : start] not in _MIDDLE_ENDS:
        return start
    match = _MIDDLE.match(text[max(0, start - 6) : start][::-1])
    return start - (match.end() if match else 0)


def _bare(view: ArticleView, places: Places, head: int, hit: Hit, category: str) -> OrganizationMention | None:
    text = view.text
    tail = text[head : hit.end].translate(_QUOTES)
    rule = f"organization.bare_{category}"
    match = _LEVEL_WORD.match(text[max(0, head - 3) : head][::-1])
    if told_aside(text, head, hit):
        return None
    if hit.word == "工委" and (match is None or head < hit.start):
        return None  # 两新工委
    if match is None and hit.word == "居委会":
        return _by_stem(text, places, hit) or _neighbourhood(view, places, hit)
    if match is None and tail.startswith("第"):
        name = places.nearest("社区", head) or places.nearest("村", head)
        return _mention(head, hit.end, name + tail, rule, category, name) if name else None
    if match is None:
        return _formed(view, places, head, hit, category)
    word = match.group()[::-1]
    start = head - len(word)
    if text[start - 1 : start] in shapes().bare_not_after or left_edge(text, start)[0] == NONE:
        return None
    if category == "selfgov" and word not in ("社区", "村", "小区", "居民区", "连队"):
        return None
    name = places.nearest(word, start)
    if not name:
        view.reject("organization", start, hit.end, rule, "the article does not make clear which place it belongs to")
        return None
    if hit.word in ("村委会", "居委会") and tail.startswith(word):
        tail = tail.removeprefix(word)
    return _mention(start, hit.end, name + tail, rule, category, name)


def _by_stem(text: str, places: Places, hit: Hit) -> OrganizationMention | None:
    """“石鼓路居委会” in an article that tells of 石鼓路居民区."""
    for start in range(hit.start - 2, max(0, hit.start - 5) - 1, -1):
        stem = text[start : hit.start]
        for name in (f"{stem}居民区", f"{stem}社区"):
            if name in places.names:
                return _mention(start, hit.end, stem + hit.word, "organization.placed_selfgov", "selfgov", name)
    return None


def _neighbourhood(view: ArticleView, places: Places, hit: Hit) -> OrganizationMention | None:
    """“柳河镇|石湾居委会”, “石湾巷居委会”: a residents' committee whose own name only stands in it."""
    text = view.text
    for start in range(hit.start - 2, hit.start - 5, -1):
        place = places.ending_at(start)
        stem = text[max(0, start) : hit.start]
        if start < 0 or strangeness(stem) or _NO_NEIGHBOURS.match(stem):
            continue
        lane = stem[-1] in _LANES and (left_edge(text, start)[0] >= PLAIN or text[start - 1] in "和与及")
        if place is not None or (lane and len(stem) > 2):
            of = place.name if place else ""
            return _mention(start, hit.end, text[start : hit.end], "organization.placed_selfgov", "selfgov", of)
    return None


def _formed(view: ArticleView, places: Places, head: int, hit: Hit, category: str) -> OrganizationMention | None:
    """“柳岸小区成立了党支部”, “在柳河居民区，党总支先开听证会”: the body of the sentence's one place."""
    text = view.text
    left = text[head - 1 : head]
    formed = left in _FORMED_ENDS and _FORMED.search(text[max(0, head - 4) : head])
    alone = left in ("，", "。", "\n", "") and hit.word in ("党总支", "党委")
    if not (formed or alone):
        return _clear(view, places, head, hit, category)
    place = places.in_sentence(head)
    if place is None or (hit.word in _OF_OWNERS and place.name.endswith(_NO_ESTATES)):
        return None
    tail = text[head : hit.end].translate(_QUOTES)
    return _mention(head, hit.end, place.name + tail, "organization.formed_body", category, place.name)


def _clear(view: ArticleView, places: Places, head: int, hit: Hit, category: str) -> OrganizationMention | None:
    """“村委会”, “党支部” on their own in an article of one village: its body."""
    text, word = view.text, hit.word
    left = text[head - 1 : head]
    if left in shapes().bare_not_after or left in ("“", "‘") or left_edge(text, head)[0] < PLAIN:
        return None
    if head != hit.start or _NOT_THE_BODY.match(text, hit.end):
        return None
    name = places.nearest(_OWNER[word], head) if word in _OWNER else places.only_home(head)
    if not name or (word not in _OWNER and word not in ("党支部", "党总支")):
        return None
    others = view.hits("organization.party") if word not in _OWNER else ()
    if any(h.word == word and text[h.start - 1 : h.start] in _BRANCH_OF for h in others):
        return None
    whole = name[:-1] + word if word == "村委会" and name[-1] == "村" and name[:-1] + word in text else name + word
    return _mention(head, hit.end, whole, "organization.clear_body", category, name, 0.6)


def offices(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """Public bodies, schools, hospitals and committees right after a place (栾川县|民政局)."""
    text, shape = view.text, shapes()
    begins = shape.office_begins
    for place in places.mentions:
        next_two = text[place.end : place.end + 2]
        if next_two not in begins and next_two[:1] not in _OFFICE_FIRST:
            continue  # as most
        upper = place.level in ("province", "prefecture", "county")
        if upper and text.startswith("委", place.end) and place.name.endswith(_UPPER_TAIL):
            match = shape.committee.match(text, place.end)
            if match:
                yield _committee(text, place, match)
                continue
        match = office_at(text, place.end)
        if match is None and text.startswith("办", place.end) and place.name.endswith("街道"):
            match = _STREET_OFFICE.match(text, place.end)
        if match:
            tail = match.group().translate(_QUOTES)
            category = office_category(tail)
            rule = "organization.place_body" if match.re is shape.topical else "organization.place_office"
            part = part_behind(text, match) if match.re is shape.office else None
            if part is not None and is_outpost(part):
                name = place.name + tail + part.group()
                yield _mention(part.start(), part.end(), name, "organization.office_part", category, place.name)
                part = None
            end = part.end() if part else match.end()
            branch = branch_behind(text, end)
            if branch is not None:  # 柳河镇卫生院|党支部
                tail, category, end, part = tail + branch.group(), "party", branch.end(), None
            above = places.ending_at(place.start) if tail.endswith(_VERTICAL) and _shortly(text, place) else None
            above = above if above is not None and _shortly(text, above) else None
            name = (above.name if above else "") + place.name + tail + (part.group() if part else "")
            yield _mention(
                above.start if above else place.start,
                end,
                name,
                "organization.office_part" if part else rule,
                category,
                place.name,
            )
            yield from further_offices(text, end, place.name)


def _shortly(text: str, place: PlaceMention) -> bool:
    """Is it a province or prefecture in its short form, which stays with the one behind it (江苏|无锡|海关)?"""
    return place.level in ("province", "prefecture") and place.end - place.start == 2


def _committee(text: str, place: PlaceMention, match: re.Match[str]) -> OrganizationMention:
    name = place.name + match.group().translate(_QUOTES)
    category = "school-hospital" if name.endswith("党校") else "party"
    start = place.start
    party = next((p for p in _PARTIES if text.endswith(p, 0, start)), "")
    if party:
        start, name, category = start - len(party), party + name, "social"
    return _mention(start, match.end(), name, "organization.committee", category, place.name)


def bare_offices(view: ArticleView, places: Places) -> Iterator[OrganizationMention]:
    """“市公安局”, “县委组织部”: with the article's city or county in front where it is certain."""
    text, shape = view.text, shapes()
    begins = shape.office_begins
    # Few of the many 区 and 村 come before anything like an office: the rest need not be read.
    hits = [
        h
        for h in view.hits("organization.levels")
        if (next_two := text[h[1] : h[1] + 2]) in begins or next_two[:1] in _OFFICE_FIRST
    ]
    for hit in outermost(hits):
        match = shape.committee.match(text, hit.end) if hit.word in _COMMITTED else None
        if match is not None and match.group() == "委":
            party = next((p for p in _PARTIES if text.endswith(p, 0, hit.start)), "")
            name = places.nearest(hit.word, hit.start) if party else ""
            if party and (name or "团" not in party):
                whole = f"{'共青团' if party == '团' else party}{name or hit.word}委"
                start = hit.start - len(party)
                yield _mention(start, match.end(), whole, "organization.bare_office", "social", name, 0.7)
            continue  # a bare 县委 is the county's own voice, seldom a body that acts
        left = text[hit.start - 1 : hit.start]
        if left in _NOT_BARE or (hit.word == "省" and left == "个") or places.covers(hit.start):
            continue  # 11个|省公安机关
        if left not in _MEASURES and left_edge(text, hit.start)[0] == NONE:
            continue  # the end of a name that is not known
        match = match or office_at(text, hit.end)
        if (
            match is not None
            and text[match.end() : match.end() + 1] in _LIST_MARKS
            and _OF_MANY.match(text, match.end())
        ):
            continue  # 街道办事处、|乡镇人民政府: those of all towns
        if match is not None and match.group() == "政府":  # 乡政府|司法所
            match = office_at(text, match.end())
        if match is None or match.group() == "政府":
            continue
        part = part_behind(text, match) if match.re is shape.office else None
        inner = _DISTRICT_OFFICE.match(text, match.end()) if match.group().endswith("局") else None
        end = max(m.end() for m in (part, inner, match) if m)
        branch = branch_behind(text, end)
        end = branch.end() if branch else end
        tail = text[match.start() : end].translate(_QUOTES)
        category = "party" if branch or tail.startswith("委") else office_category(tail)
        if tail.endswith("党校"):
            category = "school-hospital"
        name = places.nearest(hit.word, hit.start) if hit.word in LEVEL_OF_WORD else _zone(text, hit, match)
        if not name and part is not None and not tail.endswith(_BARE_OFFICE):
            end, tail = match.end(), match.group().translate(_QUOTES)
        if not name and not (hit.word in _COMMITTED and tail.endswith(_BARE_OFFICE)):
            continue
        yield _mention(hit.start, end, (name or hit.word) + tail, "organization.bare_office", category, name, 0.7)
        if name and category != "party":
            yield from further_offices(text, end, name)


def _zone(text: str, hit: Hit, office: re.Match[str]) -> str:
    """The word itself, where it is a city's only zone of that sort or a district: 高新区|城管局."""
    if hit.word not in _ONLY_ZONES or not office.group().endswith(_ZONE_OFFICES):
        return ""
    return hit.word if left_edge(text, hit.start)[0] > NONE else ""


def _mention(
    start: int, end: int, name: str, rule: str, category: str, of: str, confidence: float = 0.9
) -> OrganizationMention:
    return OrganizationMention(
        start=start, end=end, name=name, rule=rule, category=category, of=of, confidence=confidence
    )
