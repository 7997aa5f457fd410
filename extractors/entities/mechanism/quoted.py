"""Quoted names: which of the many quotations of an article name a way of working."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import NOTHING, Beside, Contexts
from extractors.entities.mechanism.elsewhere import ABROAD
from extractors.entities.mechanism.figures import figure
from extractors.entities.mechanism.introduced import NAMED_ENDS, named_as
from extractors.entities.mechanism.look_alikes import is_look_alike
from extractors.entities.mechanism.named_so import all_the_same, joining_levels, matter
from extractors.entities.mechanism.names import DIGIT_FIRST, chain, core, count, squeeze
from extractors.entities.mechanism.spans import quotations
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import PUT_RIGHT, about_it, unlike
from extractors.entities.mechanism.weighing import AGAIN, PROGRAMMES, TITLE, Scale, Words, is_room, own_body
from kg.rules import ArticleView

#: between two quotations that share their context: “A”“B”, “A”、“B”, “A”和“B”, and with labels: 数据“A”、执法“B”
_LINK = 7  # characters that may stand between
_CHAINED = re.compile(r"(?:[、，和与及]|以及)?\Z|[、，](?P<label>[一-鿿]{1,5}(?!的)[一-鿿])\Z")
_BRACKETED = re.compile(r"（[^（）\n]{2,80}）")  # members between a counting name and its head noun
_NAMED_LIST = re.compile(
    r"”(?:等)?(?:(?:[0-9]+|[一二三四五六七八九十两]+|多)[个项支大类种])?(?:[一-鿿]{0,8})(?:项目(?!党建)|模式|举措|活动|机制|平台|品牌|服务队|队伍|行动|做法)"
)
_COUNTED = re.compile(r"”(?:[0-9]+|[一二三四五六七八九十两]+)[个项支大类种]")
_PRAISED = frozenset("新老好大小")  # 新管家, 好书记
#: “甲、乙、丙”三步评星法: how many steps the method has
_STEPWISE = re.compile(r"[二三四五六七八九十][步字环招级段][一-鿿]{0,4}?(?:工作法|法|诀)(?![律院治庭官规])")
#: 发挥“甲+乙”优势: what joined forces have
_JOINT = frozenset({"优势", "作用", "特色", "格局", "力量", "合力"})
_DO_AND_DONT = re.compile("[一二三四五六七八九十][一-鿿][一二三四五六七八九十]不[一-鿿]$")  # “三议两不议”原则
_MEETINGS = ("议事会", "圆桌会", "恳谈会", "板凳会", "院坝会", "说事会", "评议会", "坝坝会", "屋场会", "议事厅")
_DEMANDS = frozenset({"要求", "规定"})  # what a counting name may be said to be
_DEMANDED = re.compile("工作(?:要求|标准|规定)")
_TEAMS = ("服务队", "志愿队", "先锋队", "小分队", "议事会", "理事会", "帮帮团")  # they have an effect: 发挥“…”作用

#: how many words of governance per thousand characters make an article one about it
DENSE, THIN = 12.0, 4.0


#: characters; so short a quotation needs the noun after it to be a name (“小刘”热线, “老槐树”议事会), a longer one
#: says enough by itself (“向邻里汇报”会)
_NICKNAME = 2
#: what nothing but a way of working is called
_WAYS = ("机制", "模式", "工作法", "制度", "体系")
#: verbs that are nouns too: 消除管理创新“瓶颈”
_NOUNS_TOO = frozenset({"创新", "组织", "建设", "改革", "发展", "服务", "实践", "探索", "推广"})
_NOUN_BEFORE = 4  # characters between the verb and such a noun
_ATTRIBUTE = 3  # 的 and the word before a noun that belongs to the name: “甲”的工作机制
#: “甲”等机制, “甲”的治理实践, “甲”以灵活的办法…: the noun is no part of the name
_LOOSE = frozenset("的等以看让类从")
#: 是“甲”的生动实践: an instance of it, not what it is called
#: “一类事”|治理事项清单: the quotation only says of what the list is
_LISTED = re.compile(
    "(?![的等以看让类从将把被])(?:[0-9两三四五六七八九十]+张|(?:(?![建形制列梳纳编推定开])[一-鿿]){0,6}?)(?:清单|台账)"
)
_VIVID, _QUALITY = ("生动实践", "鲜活实践", "成功实践", "有益实践", "具体实践", "火热实践", "真实写照"), 2
_APPS, _WINDOWS = ("应用", "小程序", "平台", "系统"), ("窗口", "专窗")
_KINDS = frozenset("日会队室站团岗卡厅亭角廊")
_DEED = 5  # characters of a name that says enough without 项目 at its end


def _prior(view: ArticleView) -> float:
    """What a name weighs before anything is known of it: more where the article is about governance."""
    density = 1000.0 * len(view.hits("mechanism.governance")) / max(200, len(view.text))
    return 0.5 if density >= DENSE else -1.0 if density < THIN else 0.0


class QuotedNames:
    """Finds and scores the quoted names of one article."""

    def __init__(self, view: ArticleView, contexts: Contexts, typer: Typer, words: Words) -> None:
        """Look at the article once for how much it speaks of governance."""
        self._view = view
        self._text = view.text
        self._contexts = contexts
        self._known = words.known
        self._sayings = words.sayings
        self._elsewhere = words.elsewhere
        self._institutions = words.institutions
        self._abroad = [h.start for h in view.hits("mechanism.abroad")]
        self._nouns = words.nouns
        titles = [line for line in view.article.lines if line.role == "title"]
        self.title_end = max([line.end for line in titles], default=0)
        self.prior = _prior(view)
        self._scale = Scale(view.text, typer, words, self.prior, [line.start for line in titles])

    def candidates(self) -> list[Candidate]:
        """All quoted candidates, scored; those that are out of the question carry `rejected`."""
        found: list[Candidate] = []
        for group in self._groups():
            found += self._alone(*group[0]) if len(group) == 1 else self._group(group)
        _put_right_everywhere(found)
        self._count_again(found)
        return found

    def _groups(self) -> list[list[tuple[int, int]]]:
        """Quotations that follow one another closely, and so share verb and head noun."""
        groups: list[list[tuple[int, int]]] = []
        last = -2 * _LINK  # where the last quotation of the last group ends
        inner: list[tuple[int, int]] = []
        for span in quotations(self._text):
            start, end = span
            if start < last:  # inside the quotation before
                near = inner and start - inner[-1][1] <= _LINK + 2
                if near and self._chained(inner[-1][1] + 1, start - 1):
                    inner.append(span)
                else:
                    inner = [span]
                    groups.insert(len(groups) - 1, inner)
                continue
            inner = []
            if start - last <= _LINK + 2 and self._chained(last + 1, start - 1):
                groups[-1].append(span)
            else:
                groups.append([span])
            last = end
        return groups

    def _chained(self, start: int, end: int) -> bool:
        """Is there nothing, or no more than a label, between two quotations? A verb begins a new phrase."""
        m = _CHAINED.match(self._text, start, end)
        if not m:
            return False
        verb = self._contexts.verb(self._text, end) if m["label"] else NOTHING
        return not (verb.kind and verb.start >= start)

    def _alone(self, start: int, end: int) -> Iterable[Candidate]:
        """A lone quotation. One that its own words rule out needs no look at its context."""
        text = self._text
        name = squeeze(text[start:end])
        reason = unlike(name)
        if reason:
            return (Candidate(start, end, start - 1, end + 1, name, "mechanism.quoted", 0.0, (), True, reason),)
        verb = self._verb(start - 1)
        head = self._head(end + 1)
        if "、" in name and (pieces := self._pieces(start, end)):
            return [self._piece(a, b, verb, head, False) for a, b in pieces]
        return (self._score(start, end, name, "", verb, head, False),)

    def _group(self, group: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Quotations in a row: what the verb before the first and the noun after the last say holds for all."""
        text = self._text
        verb = self._verb(group[0][0] - 1)
        last = len(group) - 1
        head = self._head(group[-1][1] + 1)
        series = self._is_series(group)
        if text[head.start : head.end] in _DEMANDS and all(count(squeeze(text[a:b])) for a, b in group):
            head = NOTHING  # 按照“三清”“三改”的要求
        for number, (start, end) in enumerate(group):
            own_head, own_verb = head, verb
            if number < last:
                own_head = self._contexts.head(text, end + 1)
                if own_head.kind in ("", "not_heads") and not series:
                    own_head = Beside(head.kind, 0, 0, head.gap) if head.kind else NOTHING
            if number:
                nearer = self._contexts.verb(text, start - 1)
                own_verb = nearer if nearer.kind and nearer.start > group[number - 1][1] else verb
                apart = text[group[number - 1][1] + 1 : start - 1] == "，" and own_head.end > end
                own_verb = NOTHING if apart and verb.kind == "shunned" else own_verb
            pieces = self._pieces(start, end)
            for a, b in pieces:
                yield self._piece(a, b, own_verb, own_head, series)
            if not pieces:
                name = squeeze(text[start:end])
                yield self._score(start, end, name, unlike(name), own_verb, own_head, series)

    def _verb(self, before: int) -> Beside:
        """The verb before a quotation. What may be a noun (消除管理创新“…”) gives way to one that shuns its object."""
        text = self._text
        verb = self._contexts.verb(text, before)
        if not verb.gap and text[verb.start : verb.end] in _NOUNS_TOO:
            farther = self._contexts.verb(text, verb.start)
            if farther.kind == "shunned" and 2 <= farther.gap <= _NOUN_BEFORE:
                return farther
        return verb

    def _head(self, after: int) -> Beside:
        """The head noun behind a quotation that ends before `after`, and behind the members told in brackets."""
        text = self._text
        first = text[after : after + 1]
        if first in DIGIT_FIRST and (m := _STEPWISE.match(text, after)):
            return Beside("heads", after, m.end(), 0)
        bracket = _BRACKETED.match(text, after) if first == "（" else None
        return self._contexts.head(text, bracket.end() if bracket else after)

    def _piece(self, start: int, end: int, verb: Beside, head: Beside, series: bool) -> Candidate:
        """One of several names in one pair of quotation marks."""
        name = squeeze(self._text[start:end])
        found = self._score(start, end, name, unlike(name), verb, head, series)
        found.outer_start, found.outer_end, found.end = start, end, end
        found.name, found.aliases = core(name), ()
        return found

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """Names that share one pair of quotation marks: “小雨滴义诊、微光小课”等十个项目."""
        if self._text.find("、", start, end) < 0:
            return []
        words = self._text[start:end].split("、")
        if min(map(len, words)) < 4:
            return []
        m = _NAMED_LIST.match(self._text, end)
        if not m or (not m.group().startswith("”等") and not _COUNTED.match(m.group())):
            return []
        spans, at = [], start
        for word in words:
            spans.append((at, at + len(word)))
            at += len(word) + 1
        return spans

    def _is_series(self, group: list[tuple[int, int]]) -> bool:
        """Three or more labelled quotations of one length: 数据“一表清”、审批“一窗清”、执法“一哨清”."""
        if len(group) < 3:
            return False
        if all(self._text.find("+", a, b) > 0 for a, b in group):
            return True  # “中央厨房+配餐”“食堂+助餐”“小院+助餐”
        lengths = {e - s for s, e in group}
        labelled = sum(
            bool((m := _CHAINED.match(self._text[a[1] + 1 : b[0] - 1])) and m["label"]) for a, b in pairwise(group)
        )
        return max(lengths) - min(lengths) <= 1 and max(lengths) <= 6 and labelled >= len(group) - 2

    def _score(
        self, start: int, end: int, name: str, reason: str, verb: Beside, head: Beside, series: bool
    ) -> Candidate:
        """A quoted candidate, scored unless its own words (`reason`) or those beside it rule it out."""
        text = self._text
        bare = core(name)
        if (
            (
                head.kind == "not_heads"
                and (
                    (count(name) and text[head.start : head.end] in _DEMANDS)  # 落实“三必访”要求
                    or (_DO_AND_DONT.match(name) and text.startswith("原则", head.start))
                    or (head.gap > 1 and name.endswith(_MEETINGS))  # “邻里议事会”调解纠纷: what it is for
                    or (name.endswith(_TEAMS) and text.startswith("作用", head.start))
                    or ("+" in name and text[head.start : head.end] in _JOINT)
                    or (text[end + 1] == "的" and name.endswith(self._institutions))  # “…工作室”的锦旗: whose it is
                    or all_the_same(text, name, head, self._known)
                )
            )
            or (text.startswith("形式", head.start) and not chain(name))  # 以“快闪”的形式
            or text.startswith(_VIVID, head.start - _QUALITY)
        ):
            head = NOTHING
            counted = _DEMANDED.match(text, end + 1) if count(name) else None  # 落实“三必访”工作要求
            if counted:
                head = Beside("deeds", counted.start(), counted.end(), 0)
        found = Candidate(start, end, start - 1, head.end or end + 1, bare, "mechanism.quoted", 0.0, (), True)
        if text[start - 2 : start - 1] in NAMED_ENDS and named_as(text, start - 1, end + 1):
            verb = Beside("called", start - 3, start - 1, 0)
            head = NOTHING if head.kind == "not_heads" else head
        found.left, found.right = verb.kind, head.kind
        found.rejected = reason or self._refusal(start, end, name, verb, head)
        if found.rejected:
            return found
        if bare != name:
            found.aliases = (name,)
        if len(bare) > _DEED and bare.endswith(("项目", "活动")):
            found.aliases += (bare[:-2],)
        if head.end and head.kind != "not_heads":
            self._take_head(found, name, head)
            if text[head.start] in DIGIT_FIRST and not bare.isalnum() and head.kind == "heads":
                found.aliases += (core(text[head.start : head.end].removesuffix("法")),)
        found.score, found.rule = self._scale.weigh(found, name, verb, head, series)
        if (about := matter(text, start, name)) and not found.rejected:
            found.aliases = (*found.aliases, name)
            found.start, found.outer_start = about, about
            found.name = squeeze(text[about:end])
        joining = joining_levels(text, name, end + 1) if not name.isalnum() else None
        if joining:
            found.aliases = (*found.aliases, name)
            found.start, found.end = joining
            found.name = text[found.start : found.end]
        return found

    def _take_head(self, found: Candidate, name: str, head: Beside) -> None:
        """The names that a candidate has with its own head noun."""
        text, bare, end = self._text, found.name, found.end
        if (
            head.kind in ("bodies", "tools")
            and head.start <= end + 2
            and not name.endswith(text[head.start : head.end])
            and len(bare) <= (_NICKNAME + (head.kind == "bodies" and head.end - head.start > 2))
        ):
            found.aliases += (bare,)
            found.name = bare + squeeze(text[head.start : head.end])
            found.end = head.end
            return
        if head.kind == "tools" and bare in self._sayings:  # “三资”监管平台
            found.name, found.end = bare + squeeze(text[end + 1 : head.end]), head.end
            return
        listed = _LISTED.match(text, end + 1) if bare not in self._known else None
        if listed and text.count(f"“{bare}”") == 1:  # quoted elsewhere without it, it has a name of its own
            found.aliases += (bare,)
            found.name, found.end = bare + squeeze(listed.group()), listed.end()
            return
        between = text[end + 1 : head.start]
        if not between or between[0] not in _LOOSE:
            found.aliases += (bare + squeeze(text[end + 1 : head.end]),)
        elif between[0] == "的" and head.kind == "heads" and len(between) <= _ATTRIBUTE:
            found.aliases += (bare + squeeze(text[end + 2 : head.end]),)

    def _refusal(self, start: int, end: int, name: str, verb: Beside, head: Beside) -> str:
        noun = name in self._nouns or (name[0] in _PRAISED and name[1:] in self._nouns)
        if noun and not head.kind and not is_room(name):
            return "a bare noun"
        way = head.kind == "heads" and self._text.endswith(_WAYS, head.start, head.end)
        programme = verb.kind == "found" and self._text.startswith(PROGRAMMES, end + 1)  # 推行“领头雁”工程
        tool = head.kind == "tools" and self._text[end + 1] != "等"  # “三资”监管平台; “微信”等小程序 names none
        if name in self._sayings and not (way or programme or tool):
            return "a date, a term or a saying"
        brand = verb.kind == "found" and self._text.endswith("品牌", head.start, head.end)
        keeper = len(name) > len("大管家") and name.endswith("管家") and verb.kind in ("found", "made")
        plainly = brand or keeper or name in self._known or (name in self._sayings and (programme or tool))
        # “零距离沟通日”服务机制: what begins like a slogan may be the name of a day or a room
        plainly = plainly or (len(name) > _DEED and head.kind == "heads" and name[-1] in _KINDS)
        # “五老”调解团: a group of people, until a team is called so
        plainly = plainly or (len(name) == _NICKNAME and head.kind == "bodies" and head.end - head.start > 2)
        plainly = plainly or own_body(head)
        # 上线“家里小事速办”数字化应用, “一站式”服务窗口
        plainly = plainly or (verb.kind == "found" and len(name) > _DEED and self._text.endswith(_APPS, 0, head.end))
        plainly = plainly or (name.endswith("一站式") and self._text.endswith(_WINDOWS, head.start, head.end))
        if not plainly and is_look_alike(name) and not (chain(name) and head.kind == "heads"):
            return "a slogan or label of the scheme of look-alikes"
        elsewhere = self._elsewhere.why(self._text, start, end, name, self._abroad) if head.kind != "heads" else ""
        if elsewhere and (name not in self._known or elsewhere == ABROAD):
            return elsewhere
        if name not in self._known and not way:
            framed = figure(self._text, start, end, name, self._institutions)
            if framed:
                return framed
        return about_it(self._text, start, end, name, head.kind)

    def _count_again(self, found: list[Candidate]) -> None:
        """A name that comes back, or stands in the headline and in the text, is more likely one."""
        by_name: dict[str, list[Candidate]] = {}
        for c in found:
            if not c.rejected:
                called = c.aliases[0] if c.aliases else c.name
                if c.outer_start == c.start:  # one of several in one pair of marks
                    called = squeeze(self._text[c.start : c.end])
                by_name.setdefault(called, []).append(c)
        for same in by_name.values():
            if len(same) < 2 or any(c.left == "shunned" and c.right != "heads" for c in same):
                continue  # called so once by the way, in praise or blame
            bonus = AGAIN * min(2, len(same) - 1)
            titled = sum([c.start < self.title_end for c in same])
            if titled and titled < len(same):
                bonus += TITLE
            for c in same:
                c.score += bonus


def _put_right_everywhere(found: list[Candidate]) -> None:
    """What is put right where an article names it once is no way of working where it names it again."""
    troubles = {c.name for c in found if c.rejected == PUT_RIGHT}
    for c in found if troubles else ():
        if c.name in troubles:
            c.rejected = PUT_RIGHT
