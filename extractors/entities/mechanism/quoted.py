"""Quoted names: which of the many quotations of an article name a way of working."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.entities.mechanism.candidate import Candidate
from extractors.entities.mechanism.context import NOTHING, Beside, Contexts
from extractors.entities.mechanism.look_alikes import is_look_alike
from extractors.entities.mechanism.named_so import (
    CALLED,
    EACH,
    USUAL,
    all_the_same,
    at_work,
    defined,
    joining_levels,
    lasting,
    named_so,
    usual,
)
from extractors.entities.mechanism.names import DIGIT_FIRST, chain, coded, core, count, squeeze
from extractors.entities.mechanism.spans import quotations
from extractors.entities.mechanism.typing import Typer
from extractors.entities.mechanism.unlike import about_it, eager, unlike
from kg.rules import ArticleView

#: between two quotations that share their context: “A”“B”, “A”、“B”, “A”和“B”, and with labels: 数据“A”、执法“B”
_LINK = 7  # characters that may stand between
_CHAINED = re.compile(r"(?:[、，和与及]|以及)?\Z|[、，](?P<label>[一-鿿]{2,6})\Z")
#: words of people talking, and of clauses; names do not contain them
_TALK = re.compile(
    r"(?<![智赋功全职节产动效性潜机才技电热])能(?![源力手量])|(?<![呼点需盼诉求])我|[你您咱吗吧呢啊啦呀嘛哪啥]|怎么|什么|就是|不是|没有|还是|可以|这|那么|(?<!有)[了着](?:$|，)"
)
_TALKATIVE = re.compile("[能我你您咱吗吧呢啊啦呀嘛哪啥怎什就不没还可这那了着]")  # one of them is in each

#: a verb right after a name that begins its sentence: the name is what acts
_SUBJECT = re.compile(
    r"(?:不仅|不只|就|也|正|已|既)?(?:是|把|让|对|将|为|有|使|给|通过|解决|提供|开张|开通|运行|覆盖|重在|成了|设在|帮助|推动|采取)"
)
#: 2分钟响应、6分钟到场
_MINUTES = re.compile(r"[0-9一二三五十]+分钟内?[一-鿿]{2,4}[、，][0-9一二三五十]+分钟")
_HEADLINED = range(3, 9)  # characters of a name that a headline may begin with
_PRAISED = frozenset("新老好大小")  # 新管家, 好书记
_BEGINS = frozenset("。！？；\n，")
_BRACKETED = re.compile(r"（[^（）\n]{2,80}）")  # members between a counting name and its head noun
_NAMED_LIST = re.compile(
    r"”(?:等)?(?:(?:[0-9]+|[一二三四五六七八九十两]+|多)[个项支大类种])?(?:[一-鿿]{0,8})(?:项目|模式|举措|活动|机制|平台|品牌|服务队|队伍|行动|做法)"
)
_COUNTED = re.compile(r"”(?:[0-9]+|[一二三四五六七八九十两]+)[个项支大类种]")
#: 名为“…”的微信群: what it is, right behind its name
_CALLED = re.compile(r"的(?:微信群|小程序|平台|热线|志愿|服务队|队伍|议事|调解|活动|项目|机制|制度)")
_MEETINGS = ("议事会", "圆桌会", "恳谈会", "板凳会", "院坝会", "说事会", "评议会", "坝坝会", "屋场会", "议事厅")
_DEMANDS = frozenset({"要求", "规定"})  # what a counting name may be said to be
_TEAMS = ("服务队", "志愿队", "先锋队", "小分队", "议事会", "理事会", "帮帮团")  # they have an effect: 发挥“…”作用

# Weights of the scored rule (`rule.steps` of the scheme of look-alikes), tuned on the annotated articles.
FOUND_LEFT, MADE_LEFT, USED_LEFT, SHUNNED_LEFT = 2.5, 2.1, 1.5, -2.5  # by the verb before
USED_BRIEFLY = 0.8  # the verb is a single character (以, 在, 用)
HEAD = {"heads": 3.0, "deeds": 1.8, "tools": 2.0, "bodies": 1.8, "not_heads": -4.0}  # by the noun after
TAILED = 1.5  # 机制, 工作法 … inside of the quotation marks
SUFFIX, SUFFIX_TYPED = 1.9, 0.4  # ends in 议事会, 热线, 管家 …, and that names a type
CHAIN, PLUS, NUMBER, CODE = 0.8, 1.4, 1.2, 1.5  # 听民意、办实事 / 党建+物业 / 五看 / 246
FOR_EACH = 2.6  # 一楼一策, 一户一档
NUMBER_ALONE = 0.6  # with neither verb nor noun beside it
SERIES = 1.5  # one of three or more of one build
KNOWN, TYPED = 3.0, 0.8  # called so everywhere / holds a word that names a type
AGAIN, TITLE, SUBJECT = 0.7, 1.6, 0.8  # comes back / stands in the headline too / is what acts
HEADLINED = 2.4  # the headline begins with it: “板凳课堂”暖邻里
TALK, PARTICLE, LONG, METAPHOR = -3.0, -1.2, -1.0, -3.0
EAGER = -2.5  # 大力推进…, 做好…: what should be done
DESCRIBED = -2.4  # “…”的 before a thing: what it is like
STUB, BRIEF, ALONE = -2.5, -1.0, -0.4  # 阅读+ / two characters / neither verb nor noun beside it

#: how many words of governance per thousand characters make an article one about it
DENSE, THIN = 12.0, 4.0


class Words(NamedTuple):
    """Lists of the lexicon that names are compared with."""

    known: frozenset[str]  # practices called the same everywhere
    suffixes: dict[str, tuple[str, ...]]  # ends that tell what the thing is, by their last character
    endings: frozenset[str]  # those of a single character
    metaphors: dict[str, tuple[str, ...]]  # ends of pictures of speech, by their last character
    sayings: frozenset[str]  # dates, terms and phrases that are written in quotation marks and name no way of working
    nouns: frozenset[str]  # ends that name nothing by themselves


#: characters; so short a quotation needs the noun after it to be a name (“小刘”热线, “老槐树”议事会), a longer one
#: says enough by itself (“向邻里汇报”会)
_NICKNAME = 2
_DEED = 5  # characters of a name that says enough without 项目 at its end
_SHORT_NAME = 7  # characters of a name that a last character tells the kind of (邻里角, 帮喜团)


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
        self._typer = typer
        self._known = words.known
        self._endings = words.endings
        self._suffixes = words.suffixes
        self._metaphors = words.metaphors
        self._sayings = words.sayings
        self._nouns = words.nouns
        titles = [line for line in view.article.lines if line.role == "title"]
        self._title_starts = frozenset([line.start for line in titles])
        self.title_end = max([line.end for line in titles], default=0)
        self.prior = _prior(view)

    def candidates(self) -> list[Candidate]:
        """All quoted candidates, scored; those that are out of the question carry `rejected`."""
        found: list[Candidate] = []
        for group in self._groups():
            found += self._alone(*group[0]) if len(group) == 1 else self._group(group)
        self._count_again(found)
        return found

    def _groups(self) -> list[list[tuple[int, int]]]:
        """Quotations that follow one another closely, and so share verb and head noun."""
        groups: list[list[tuple[int, int]]] = []
        last = -2 * _LINK  # where the last quotation of the last group ends
        for span in quotations(self._text):
            start, end = span
            if start < last:  # inside the quotation before
                groups.insert(len(groups) - 1, [span])
                continue
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
        verb = self._contexts.verb(text, start - 1)
        head = self._head(end + 1)
        if "、" in name and (pieces := self._pieces(start, end)):
            return [self._piece(a, b, verb, head, False) for a, b in pieces]
        return (self._score(start, end, name, "", verb, head, False),)

    def _group(self, group: list[tuple[int, int]]) -> Iterator[Candidate]:
        """Quotations in a row: what the verb before the first and the noun after the last say holds for all."""
        text = self._text
        verb = self._contexts.verb(text, group[0][0] - 1)
        last = len(group) - 1
        head = self._head(group[-1][1] + 1)
        series = self._is_series(group)
        for number, (start, end) in enumerate(group):
            own_head, own_verb = head, verb
            if number < last:
                own_head = self._contexts.head(text, end + 1)
                if own_head.kind in ("", "not_heads") and not series:
                    own_head = Beside(head.kind, 0, 0, 0) if head.kind else NOTHING
            if number:
                nearer = self._contexts.verb(text, start - 1)
                own_verb = nearer if nearer.kind and nearer.start > group[number - 1][1] else verb
            pieces = self._pieces(start, end)
            for a, b in pieces:
                yield self._piece(a, b, own_verb, own_head, series)
            if not pieces:
                name = squeeze(text[start:end])
                yield self._score(start, end, name, unlike(name), own_verb, own_head, series)

    def _head(self, after: int) -> Beside:
        """The head noun behind a quotation that ends before `after`, and behind the members told in brackets."""
        text = self._text
        bracket = _BRACKETED.match(text, after) if text[after : after + 1] == "（" else None
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
        if (head.kind == "not_heads" and (
            (count(name) and text[head.start : head.end] in _DEMANDS)  # 落实“三必访”要求
            or (head.gap > 1 and name.endswith(_MEETINGS))  # “邻里议事会”调解纠纷: what it is for
            or (name.endswith(_TEAMS) and text.startswith("作用", head.start))
        )) or (head.kind == "not_heads" and all_the_same(text, name, head, self._known)):
            head = NOTHING
        found = Candidate(start, end, start - 1, head.end or end + 1, bare, "mechanism.quoted", 0.0, (), True)
        if text[start - 3 : start - 1] == "名为" and _CALLED.match(text, end + 1):
            verb = Beside("found", start - 3, start - 1, 0)
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
        found.score, found.rule = self._weigh(found, name, verb, head, series)
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
        else:
            found.aliases += (bare + squeeze(text[end + 1 : head.end]),)

    def _refusal(self, start: int, end: int, name: str, verb: Beside, head: Beside) -> str:
        if not head.kind and (name in self._nouns or (name[0] in _PRAISED and name[1:] in self._nouns)):
            return "a bare noun"
        if name in self._sayings and head.kind not in ("heads", "tools"):
            return "a date, a term or a saying"
        brand = verb.kind == "found" and self._text.endswith("品牌", head.start, head.end)
        if is_look_alike(name) and name not in self._known and not brand and not (chain(name) and head.kind == "heads"):
            return "a slogan or label of the scheme of look-alikes"
        return about_it(self._text, start, end, name, head.kind)

    def _weigh(self, found: Candidate, name: str, verb: Beside, head: Beside, series: bool) -> tuple[float, str]:
        """Score of a candidate from what stands beside it and from its own words, and the rule that it fits best."""
        members = () if name.isalnum() else chain(name)
        known = name in self._known or found.name in self._known or not self._known.isdisjoint(members)
        numbered = name[0] in DIGIT_FIRST  # few are: a count, a code, or neither
        counts = numbered and count(name) is not None
        told = named_so(self._text, found.outer_start, found.name) if head.kind != "not_heads" else 0.0
        end = found.outer_end
        told = told or (CALLED if defined(self._text, end) else USUAL if usual(self._text, end) else 0.0)
        score = self.prior + self._beside(found, known, verb, head, told)
        governed = told or verb.kind in ("found", "made", "used")
        rule = "mechanism.quoted_object" if governed else "mechanism.quoted_subject"
        if head.kind and head.kind != "not_heads":
            rule = "mechanism.quoted_head_noun"
        if series:
            score, rule = score + SERIES, "mechanism.quoted_series"
        typed = not known and self._typer.named(found.start, found.end)
        if not head.kind and name != found.name:
            score, rule = score + TAILED, "mechanism.quoted_head_noun"
        if found.end == found.outer_end - 1 and self._ends(name):
            score += SUFFIX + (SUFFIX_TYPED if typed else 0.0)
            rule = "mechanism.quoted_body" if rule == "mechanism.quoted_subject" else rule
        if known:
            score, rule = score + KNOWN, "mechanism.quoted_known"
        elif typed:
            score += TYPED
        if rule == "mechanism.quoted_subject" and not head.kind and not counts:
            score += ALONE
        number = 0.0
        if counts:
            number = NUMBER if verb.kind or head.kind else NUMBER_ALONE
        elif numbered and EACH.match(name):
            number, rule = FOR_EACH, "mechanism.quoted_known"
        elif numbered and (coded(name) or _MINUTES.match(name)):
            number = CODE
        elif len(name) == 2 and not known and not series and head.kind not in ("heads", "tools", "deeds"):
            number = BRIEF
        return score + self._build(name, members, number, told >= CALLED or head.kind in ("heads", "tools"), head), rule

    def _ends(self, name: str) -> bool:
        """Does the name end in a word that tells what it is? One of a single character counts in short names only."""
        last = name[-1]
        return (len(name) > 2 and name.endswith(self._suffixes.get(last, ()))) or (
            3 <= len(name) <= _SHORT_NAME and last in self._endings
        )

    def _beside(self, found: Candidate, known: bool, verb: Beside, head: Beside, told: float) -> float:
        """What the verb before, the noun after and the place in the sentence weigh; `told` is what other words do."""
        text, start, end = self._text, found.outer_start, found.outer_end
        score = HEAD.get(head.kind, 0.0)
        called = text[start - 2 : start] == "名为" and bool(_CALLED.match(text, end))
        if called:
            score += FOUND_LEFT
        elif verb.kind == "shunned":
            score += told if told or known or head.kind in ("heads", "tools") else SHUNNED_LEFT
        elif verb.kind == "used":
            score += told + (USED_LEFT if verb.end - verb.start > 1 else USED_BRIEFLY)
        elif verb.kind:
            score += told + (FOUND_LEFT if verb.kind == "found" else MADE_LEFT)
        else:
            score += told
        after = text[end : end + 1]
        named = known or called or head.kind or "+" in found.name
        if after == "的" and not named and count(found.name) is None and not at_work(text, end):
            score += DESCRIBED
        if text[start - 1 : start] in _BEGINS and after.isalnum() and _SUBJECT.match(text, end):
            score += SUBJECT
        if start in self._title_starts and found.end - found.start in _HEADLINED:
            score += HEADLINED
        return score

    def _build(self, name: str, members: tuple[str, ...], number: float, plainly: bool, head: Beside) -> float:
        """What the words of the name itself weigh, with what its numbers do."""
        score = number
        if "+" in name:
            score += STUB + PLUS if name.endswith("+") and len(name) <= 3 else PLUS
        elif members and (len(set(map(len, members))) == 1 or head.kind == "heads"):
            score += CHAIN
        pictures = self._metaphors.get(name[-1])
        if pictures and name.endswith(pictures) and not plainly:
            score += METAPHOR
        if _TALKATIVE.search(name) and _TALK.search(name):
            score += 0.0 if lasting(self._text, name, head) else TALK
        if "的" in name:
            score += PARTICLE
        if len(name) > 16 and not members:
            score += LONG
        if eager(name) and not (members and head.kind == "heads"):
            score += EAGER
        return score

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
