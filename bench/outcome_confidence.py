"""Measure how often each rule of outcomes is right: the numbers of `[confidence]` in the lexicon of outcomes.

usage: python bench/outcome_confidence.py TEXTS GOLD [TEXTS GOLD …] [--shared ../shared]

A find counts as right where the gold lists it with the same kind, be it required or optional; one that the gold gives
another kind (`other`, for a number that is mere background) or does not list counts as wrong. Rules with few finds are
drawn towards the mean of all (as if they had FEW more finds of that mean).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from scorer import scorer

from kg.ingest.documents import find_inputs, read_document
from kg.pipeline.document import process

FEW = 10


def finds(score, texts: Path, gold: Path):
    """(rule, right?) of every outcome found in the texts that have a gold record."""
    records = {r["file"]: r for r in (json.loads(p.read_text(encoding="utf-8")) for p in sorted(gold.glob("*.json")))}
    by_name = {Path(f).name: f for f in records}
    for name, path in find_inputs([str(texts)]):
        file = by_name.get(Path(name).name)
        if file is None:
            continue
        source, items = score.Source(texts / file), {}
        for r in process(read_document(name, path)).records:
            if r.kind == "outcome":
                spans = [(source.to_flat[e.start], source.to_flat[e.end]) for e in r.evidence]
                units = {r.unit} if r.unit else set()
                items[r.key] = {"values": {str(r.value)}, "units": units, "spans": spans, "record": r}
        *_, pairs = score.judge("outcomes", records[file]["outcomes"], items, source)
        right = {item["record"].key for listed, item in pairs if listed["kind"] == item["record"].indicator}
        for key, item in items.items():
            yield item["record"].evidence[0].rule, key in right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    score = scorer(args.shared)
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for texts, gold in zip(args.folders[::2], args.folders[1::2], strict=True):
        for rule, good in finds(score, texts, gold):
            told[rule] += 1
            right[rule] += good
    mean = right.total() / told.total()
    for rule in sorted(told):
        sure = (right[rule] + FEW * mean) / (told[rule] + FEW)
        print(f"{rule.removeprefix('outcome.')} = {sure:.2f}  # {right[rule]} of {told[rule]}")


if __name__ == "__main__":
    main()
