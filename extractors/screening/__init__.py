"""Whether an article tells of governance at the grassroots at all: asked before anything is extracted.

Most news does not; of these only the article itself is recorded. The score sums the weights of the distinct
words found; it must reach a threshold that grows with the length of the article, because a long text meets
more words by chance.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.core.document import Article
from kg.rules.lexicon import Lexicon
from kg.rules.scanner import Scanner

LEXICON = Lexicon.load(Path(__file__).parent / "lexicon.toml")
#: weight of a distinct word; a foreign word outweighs a neighbourly one, for these need several to tell
WEIGHTS = {"strong": 3.0, "medium": 1.0, "foreign": -2.0, "aside": -0.8, "wish": -3.0}
#: a headline of a document, comment column or meeting of state settles it
DECISIVE = -100.0
#: a headline that may be one of a commentary or poem; a text in the form of a law or opinion
COMMENT = -9.0
NOTICE = -20.0
NOTICE_FORMS = 3  # distinct ones; one alone is quoted in reports too
THRESHOLD = 7.0  # for an article of 1,000 characters
PER_DOUBLING = 1.5  # more for each doubling of the length, less for each halving
_FLOOR = 4.0
SURE = 3.0  # over the threshold
DOUBTFUL = 3.0  # under the threshold, so that what is named is still recorded, and hardly ever makes a case
FAINT = 6.0  # under it, so that what is named is recorded where the words of governing alone weigh FAINT_WORDS
FAINT_WORDS = 3.0
THIN = 10.0  # score for each 1,000 characters below which an article is not about governance throughout
SCATTERED = 5.0  # such a score below which a long article has met its words by chance
SCATTERED_FROM = 1000  # characters of such an article: a short one has not room for more of them
BROAD = 12.0  # score over the threshold from which on even a very long article has met too many for that
OWN = 2  # times that a word of courts weighs one of trade


class Screening(NamedTuple):
    """Outcome of the screening: `score` against `threshold`, and the words that made it.

    `length` is that of the article in characters.
    """

    score: float
    threshold: float
    cues: tuple[str, ...]
    length: int = 0
    wide: int = 0  # words that count only for whether it is read
    column: bool = False  # one of a column whose reports tell of other things: offenders, floods
    governing: float = 0.0  # the weight of its words of governing alone, 0 where it has foreign ones too

    @property
    def over(self) -> float:
        """How far the score is over the threshold; below zero where it is under it."""
        return self.score - self.threshold

    @property
    def sure(self) -> bool:
        """Whether the article is plainly about governing a small place, so that little more is asked of its cases."""
        return self.over >= SURE

    @property
    def passed(self) -> bool:
        """Whether the article is worth extracting from."""
        return self._near(DOUBTFUL) or self._is_faint

    @property
    def named_only(self) -> bool:
        """Whether what is named is recorded, and nothing makes a case."""
        return self.column or not self._near(DOUBTFUL)

    @property
    def _is_faint(self) -> bool:
        return self._near(FAINT) and self.governing + self.wide >= FAINT_WORDS

    def _near(self, margin: float) -> bool:
        """Whether the score is at most so far under the threshold."""
        return self.over + self.wide >= -margin

    @property
    def doubtful(self) -> bool:
        """Whether the words leave it open that the article tells of governance, so that much is asked of its cases."""
        return self.over < 0

    @property
    def thin(self) -> bool:
        """Whether the article only touches on governance here and there, as reviews and long features do."""
        return self.score * 1000 < THIN * max(self.length, 1000)

    @property
    def scattered(self) -> bool:
        """Whether the words are so far apart, in a long article, that it is about something else."""
        return self.length >= SCATTERED_FROM and self.score * 1000 < SCATTERED * self.length and self.over < BROAD


@lru_cache(maxsize=1)
def _words() -> tuple[Scanner, dict[str, frozenset[str]]]:
    """The scanner for all weighed words, and the words by category."""
    words = {c: LEXICON[c] for c in (*WEIGHTS, "notice", "wide")}
    return Scanner(words), {category: frozenset(entries) for category, entries in words.items()}


@lru_cache(maxsize=1)
def _any_strong() -> re.Pattern[str]:
    """A cheap look that turns away most news: words without which no article can pass."""
    return re.compile(
        "社区|街道|居民|村民|小区|物业|网格|村|社会治理|基层|乡|镇|纠纷|诉求|热线|政务服务|欠薪|城市治理|市民|一窗|一站式|搬迁|新就业"
    )


@cache
def _headline(category: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, LEXICON[category])))


def is_headed(title: str, category: str) -> bool:
    """Whether a headline has words of a category.

    >>> is_headed("门前亮堂了（反馈）", "reply"), is_headed("调解在前", "settling")
    (True, True)
    """
    return _headline(category).search(title) is not None


def weigh(text: str) -> float:
    """The weights of the distinct words of a text, summed up."""
    score = 0.0
    for points, _ in _weighed(_words()[0].found(text)):
        score += points
    return score


def _weighed(found: frozenset[str]) -> list[tuple[float, frozenset[str]]]:
    """The distinct words found in a text by category, with what they weigh together."""
    _, known = _words()
    by_category = [(weight, found & known[category]) for category, weight in WEIGHTS.items()]
    told = [(weight * len(words), words) for weight, words in by_category]
    forms = found & known["notice"]
    return [*told, (NOTICE, forms)] if len(forms) >= NOTICE_FORMS else told


def screen(article: Article) -> Screening:
    """Score an article by its words and headline."""
    text = article.text
    threshold = max(_FLOOR, THRESHOLD + PER_DOUBLING * math.log2(max(len(text), 1) / 1000))
    if not _any_strong().search(text):
        return Screening(0.0, threshold, ())
    found = _words()[0].found(text)
    weighed = _weighed(found)
    score, cues = 0.0, list[str]()
    for points, words in weighed:
        score += points
        cues += sorted(words)
    for category, weight in (("comment", COMMENT), ("decisive", DECISIVE)):
        remark = _headline(category).search(article.title)
        if remark and not (category == "comment" and is_headed(article.title, "reply")):
            score += weight
            cues.append(remark.group())
    known = _words()[1]
    wide = len(found & known["wide"])
    governing = 0.0 if found & known["foreign"] else sum(points for points, _ in weighed if points > 0)
    column = is_headed(article.title, "columns")
    return Screening(score, threshold, tuple(cues), len(text), wide, column, governing)


def elsewhere(text: str) -> float:
    """How many words of another subject a text has for each one of governing a small place, repeated ones too.

    Other subjects are courts, trade and farming, poverty relief, and the assessment of cadres.
    """
    times = _subjects().times(text).get
    return (OWN * times("court", 0) + times("other", 0)) / max(times("own", 0), 1)


@lru_cache(maxsize=1)
def _subjects() -> Scanner:
    """The scanner for words of other subjects and for those of governing a small place."""
    return Scanner({category: LEXICON[category] for category in ("court", "other", "own")})


@lru_cache(maxsize=1)
def _asides() -> tuple[Scanner, Scanner, frozenset[str]]:
    """Scanners for words of offices and pastimes, which few texts hold, and for those of residents; the pastimes."""
    asides = Scanner({category: LEXICON[category] for category in ("indoors", "pastimes")})
    return asides, Scanner({"residents": LEXICON["residents"]}), frozenset(LEXICON["pastimes"])


def indoors(text: str, *, numbers: bool = False) -> bool:
    """Whether a text tells of what offices do among themselves, or of study, pastimes or harvests, and of no resident.

    Where a text tells `numbers` only, those of contests, shows and broadcasts count for nothing, whoever takes part.

    >>> indoors("全县对干部的考核细则作了调整。"), indoors("居民代表参加了对街道的考核评价。")
    (True, False)
    """
    asides, residents, pastimes = _asides()
    found = asides.found(text)
    if not found:
        return False
    return bool((numbers and found & pastimes) or not residents.found(text))
