"""How each rule fares on a folder of texts: how often it fired and, held against gold records, right and wrong.

Gold records are JSON, one a source file (`schemas/json` has their shape): lists `places`, `organizations`,
`officials`, `mechanisms`, `problems`, `outcomes` of items with a `quote` and whether they are `required`.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kg.core.errors import InputError, KgError, SpanError, UsageError
from kg.core.mentions import Mention, OutcomeMention, ProblemMention
from kg.ingest.documents import find_inputs, read_document
from kg.ingest.pages import articles
from kg.linking.identity import fold
from kg.query.answer import Answer, Cell
from kg.rules import discover, extract_all

_LISTS = {
    "place": "places",
    "organization": "organizations",
    "official": "officials",
    "mechanism": "mechanisms",
    "problem": "problems",
    "outcome": "outcomes",
}
_NEAR = 30  # characters that a find may stand off the quotation
_EXAMPLES = 3  # wrong finds shown a rule
_SPACE = re.compile(r"\s+")


def report_card(texts: str | Path, gold: str | Path | None = None, *, kind: str = "") -> Answer:
    """One row a rule. Raises InputError where there is no text, UsageError where a gold record is not one.

    `fired` counts things, not repeats; `right` are those that gold lists (required or not), `wrong` the others;
    `overruled` candidates were turned down under the rule's name. Files without a gold record count in `fired` only.
    """
    records = _gold(Path(gold)) if gold is not None else {}
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    overruled: Counter[str] = Counter()
    read = 0
    for name, path in find_inputs([texts]):
        try:
            document = read_document(name, path)
        except KgError:
            continue
        read += 1
        record = records.get(name)
        for article in articles(document):
            view = extract_all(article)
            overruled.update(r.rule for r in view.rejections)
            for mention in _distinct(view.mentions(e.kind) for e in discover()):
                fired[mention.rule] += 1
                if record is None:
                    continue
                try:
                    words = "".join(article.quote(mention.start, mention.end).split())
                except SpanError:
                    words = ""
                fits, listed = _FITS[mention.kind], record[_LISTS[mention.kind]]
                if any(fits(mention, item, words, document.text) for item in listed):
                    right[mention.rule] += 1
                else:
                    wrong[mention.rule].append(f"{mention.name} ({name})")
    if not read:
        raise InputError(f"no text in {texts}", hint="a folder of .txt or .md files")
    summaries = {r.name: r.summary for e in discover() for r in e.rules if not kind or e.kind == kind}
    rows: list[dict[str, Cell]] = []
    for rule in sorted({*fired, *overruled} & set(summaries) if kind else {*fired, *overruled, *summaries}):
        judged = right[rule] + len(wrong[rule])
        rows.append(
            {
                "rule": rule,
                "fired": fired[rule],
                "right": right[rule] if judged else None,
                "wrong": len(wrong[rule]) if judged else None,
                "precision": round(right[rule] / judged, 3) if judged else None,
                "overruled": overruled[rule],
                "wrong finds": "；".join(wrong[rule][:_EXAMPLES]),
            }
        )
    notes = [f"{read} files, {sum(name in records for name, _ in find_inputs([texts]))} of them with gold records"]
    return Answer(["rule", "fired", "right", "wrong", "precision", "overruled", "wrong finds"], rows, {}, notes)


def _gold(folder: Path) -> dict[str, Any]:
    records = {}
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            for key in ("file", *_LISTS.values()):
                data[key]
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path.name} is no gold record ({error})", hint="see schemas/json") from None
        records[data["file"]] = data
    return records


def _distinct(kinds: Iterator[Any]) -> Iterator[Mention]:
    """Each thing once: mentions of one name count as one, problems and outcomes each for itself."""
    for mentions in kinds:
        seen: set[tuple[Any, ...]] = set()
        for m in mentions:
            told = isinstance(m, (ProblemMention, OutcomeMention))
            key = (m.start, m.end) if told else (m.name, getattr(m, "title", ""))
            if key not in seen:
                seen.add(key)
                yield m


def _names(mention: Any, item: dict[str, Any], words: str, text: str) -> bool:
    wanted = {fold(n) for n in (item["name"], *item.get("aliases", ()))}
    return bool(wanted & {fold(n) for n in (mention.name, *getattr(mention, "aliases", ()))})


def _body(mention: Any, item: dict[str, Any], words: str, text: str) -> bool:
    return any(
        a == b or (min(len(a), len(b)) >= 5 and (a.endswith(b) or b.endswith(a)))
        for a in (fold(n) for n in (item["name"], *item.get("aliases", ())))
        for b in (fold(mention.name),)
    )


def _person(mention: Any, item: dict[str, Any], words: str, text: str) -> bool:
    return bool(fold(mention.name) == fold(item["person"]))


def _problem(mention: Any, item: dict[str, Any], words: str, text: str) -> bool:
    return item["type"] in (mention.type, mention.rival) and _close(words, item["quote"], text)


def _outcome(mention: Any, item: dict[str, Any], words: str, text: str) -> bool:
    return abs(mention.value - item["value"]) < 1e-6 and _close(words, item["quote"], text)


def _close(words: str, quote: str, text: str) -> bool:
    """Whether two stretches of a text, white space aside, overlap or nearly touch."""
    flat, quote = _SPACE.sub("", text), _SPACE.sub("", quote)
    a, b = flat.find(words) if words else -1, flat.find(quote)
    return a >= 0 and b >= 0 and a < b + len(quote) + _NEAR and b < a + len(words) + _NEAR


_FITS: dict[str, Callable[[Any, dict[str, Any], str, str], bool]] = {
    "place": _names,
    "organization": _body,
    "official": _person,
    "mechanism": _names,
    "problem": _problem,
    "outcome": _outcome,
}
