"""What part those have whom a sentence names: they do what it tells, they only say it, or neither."""

from __future__ import annotations

import pytest

from kg.linking.acting import DOES, IS, NEITHER, SAYS, Acting, Participant


def _part(marked: str, *, person: bool = False) -> str:
    """The part of who stands in <>; other bodies in []."""
    text, spans, open_at = "", [], {}
    for c in marked:
        if c in "<[":
            open_at[c] = len(text)
        elif c in ">]":
            spans.append((open_at["<" if c == ">" else "["], len(text), c == ">"))
        else:
            text += c
    start, end = next((s, e) for s, e, asked in spans if asked)
    bodies = {s: e for s, e, _ in spans if not person or s != start}
    acting = Acting(text, {e: s for s, e in bodies.items()}, bodies)
    return acting.part(Participant(start, end, start, person), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("<柳河社区党委>推行“邻里议事会”机制。", DOES),
        ("近年来，<柳河社区党委>以“暖巷”党建品牌为引领，成立专班。", DOES),
        ("在<柳河社区党委>的带领下，居民一起清理楼道。", DOES),
        ("在[柳河镇司法所]、<青塘派出所>召开的联席会议上，大家定下了办法。", DOES),
        ("由<柳河商会>运营的驿站开了门。", DOES),
        ("社区联合<柳河镇司法所>、青塘派出所建立调解机制。", DOES),
        ("社区邀请<柳河镇司法所>工作人员上门普法。", DOES),
        ("<柳河小学>的老师带着学生种树。", DOES),
        ("[柳河镇司法所]和<青塘派出所>组织调解。", DOES),
        ("村民先到<柳河村委会>开具证明。", NEITHER),
        ("干部来到<柳河村委会>召集大家商量。", NEITHER),
        ("<柳河小学>的学生踏着新路上学。", NEITHER),
        ("<柳河街道党群服务中心>内，孩子们排练合唱。", NEITHER),
        ("<柳河政务服务中心>办事大厅里，工作人员在教老人填表。", NEITHER),
        ("社区组建“<青松护楼队>”，居民轮流巡查。", NEITHER),
        ("“<青松护楼队>”成立于2019年，组织过不少活动。", NEITHER),
        ("社区设立了“[白鹭调解队]”和“<青松护楼队>”，组织居民参加。", NEITHER),
        ("遇到难事，与<柳河物业公司>联系后都能解决。", NEITHER),
        ("<柳河县法院>[青塘法庭]上门调解。", NEITHER),
        ("<柳河县城管局>整治了两条街，却因进度慢被群众当众批评。", NEITHER),
        ("<柳河县纪委>监督室收到的感谢信有三百封。", NEITHER),
        ("据<柳河县委组织部>统计，全县建立议事点三百个。", NEITHER),
        ("<柳河县委组织部>有关负责人介绍，全县推行了清单制。", SAYS),
    ],
)
def test_what_a_body_does(text: str, part: str) -> None:
    assert _part(text) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("村党支部书记<林晚舟>召集村民商量。", DOES),
        ("负责管水的<林晚舟>带人修好了水渠。", DOES),
        ("来自柳河县委党校的驻村第一书记<林晚舟>牵头建立联系户制度。", DOES),
        ("社区马上组织网格员<林晚舟>上门劝和。", DOES),
        ("<林晚舟>和社区干部一起解决了漏水难题。", DOES),
        ("这是<林晚舟>对他的评价。", NEITHER),
        ("<林晚舟>是村里的网格员，大家都认得他。", IS),
        ("<林晚舟>是村里的网格员，听说以后，他很快联系了派出所。", DOES),
        ("<林晚舟>的民情日记里记着走访的事。", NEITHER),
        ("这让<林晚舟>十分苦恼。", NEITHER),
        ("<林晚舟>笑着说。", SAYS),
        ("<林晚舟>还记得，那年村里修路。", SAYS),
    ],
)
def test_what_a_person_does(text: str, part: str) -> None:
    assert _part(text, person=True) == part
