"""Score one kind of mention against gold, before anything is linked or put into a graph.

usage: python bench/score_kind.py KIND [--shared ../shared] [--part seeds|articles|both] [--show]

A quick look while writing rules; `../shared/score/score.py` on a built graph is what counts. KIND is place,
organization, official, mechanism, problem or outcome. Attributes (level, title, type …) are reported below the table.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
from collections import Counter
from pathlib import Path

from scorer import scorer

from kg.core.document import SourceDocument
from kg.core.errors import SpanError
from kg.ingest.pages import articles
from kg.rules import extract_all

PLURAL = {
    "place": "places",
    "organization": "organizations",
    "official": "officials",
    "mechanism": "mechanisms",
    "problem": "problems",
    "outcome": "outcomes",
}


def items(kind: str, path: Path, source) -> tuple[dict, list]:
    data = path.read_bytes()
    document = SourceDocument(path.name, hashlib.sha256(data).hexdigest(), "text/plain", "utf-8", data.decode("utf-8"))
    found: dict = {}
    rejected: list = []
    for article in articles(document):
        view = extract_all(article)
        rejected += [r for r in view.rejections if r.kind == kind]
        for m in view.mentions(kind):
            try:
                s, e = article.source_span(m.start, m.end)
            except SpanError:
                continue
            key = (
                (article.number, m.name, getattr(m, "of", ""))
                if kind not in ("problem", "outcome")
                else (article.number, m.start, m.end, m.name, getattr(m, "type", ""), getattr(m, "value", ""))
            )
            item = found.setdefault(
                key,
                {
                    "spans": [],
                    "labels": set(),
                    "rules": set(),
                    "types": set(),
                    "values": set(),
                    "units": set(),
                    "titles": set(),
                    "bodies": set(),
                    "levels": set(),
                    "ancestors": set(),
                    "at": set(),
                    "parts": set(),
                    "solved": set(),
                    "by": set(),
                    "kinds": set(),
                    "classes": set(),
                },
            )
            item["spans"].append((source.to_flat[s], source.to_flat[e]))
            for also in getattr(m, "also", ()):
                with contextlib.suppress(SpanError):
                    item["spans"].append(tuple(source.to_flat[x] for x in article.source_span(*also)))
            item["labels"].add(m.name)
            item["rules"].add(m.rule)
            if kind == "place":
                item["levels"].add(m.level)
                item["ancestors"].update(m.within)
            if kind == "official":
                item["titles"].add(m.title)
                item["bodies"].update({m.of, m.place} - {""})
            if kind == "mechanism":
                item["labels"].update(m.aliases)
                item["types"].update(t for t, _, _ in m.types)
                item["parts"].update(m.parts)
            if kind == "problem":
                item["types"].add(m.type)
                item["solved"].add(m.resolution)
            if kind == "outcome":
                item["values"].add(str(m.value))
                item["units"] |= {m.unit} - {""}
                item["kinds"].add(m.indicator)
    return found, rejected


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=sorted(PLURAL))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=("seeds", "articles", "both"), default="both")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    sc = scorer(args.shared)
    parts = {
        "seeds": (args.shared / "seeds", args.shared / "gold"),
        "articles": (args.shared / "articles", args.shared / "gold" / "articles"),
    }
    for part in parts if args.part == "both" else (args.part,):
        texts, golds = parts[part]
        total, checks, lines = [0, 0, 0, 0], Counter(), []
        for g in sorted(golds.glob("*.json")):
            gold = json.loads(g.read_text(encoding="utf-8"))
            source = sc.Source(texts / gold["file"])
            found, _ = items(args.kind, texts / gold["file"], source)
            plural = PLURAL[args.kind]
            right, false, n_found, missed, pairs = sc.judge(plural, gold[plural], found, source)
            for i, n in enumerate((right, len(false), n_found, len(missed))):
                total[i] += n
            for gold_item, item in pairs:
                if gold_item["required"]:
                    for check, ok in sc.relation_checks(plural, gold_item, item):
                        checks[check, ok] += 1
                        if not ok and args.show:
                            lines.append(
                                f"{check} {gold['file']}: {gold_item.get('name') or gold_item.get('person') or gold_item['quote']}: want {gold_item} got { {k: sorted(v) for k, v in item.items() if k != 'spans' and v} }"
                            )
            lines += [
                f"missed {gold['file']}: {m.get('name') or m.get('person') or m.get('type') or m.get('value')} ⟨{m['quote']}⟩"
                + (f" value {m['value']}{m['unit']}" if "value" in m else "")
                for m in missed
            ]
            for item in false:
                a, b = item["spans"][0]
                lines.append(
                    f"false  {gold['file']}: {sorted(item['labels'])} {sorted(item['types'])} {sorted(item['rules'])} …{source.flat[max(0, a - 14) : b + 14]}…"
                )
        p, r, f = sc.f1(*total)
        print(
            f"{part:9} {args.kind:13} precision {p:.3f} recall {r:.3f} F1 {f:.3f}   right {total[0]} false {total[1]} found {total[2]} missed {total[3]}"
        )
        for name in sorted({c for c, _ in checks}):
            if name.endswith((".at", ".by")):  # linking tells these, no mention does
                continue
            ok, no = checks[name, True], checks[name, False]
            print(f"   {name:20} {ok}/{ok + no}")
        if args.show:
            print(*sorted(lines), sep="\n")


if __name__ == "__main__":
    main()
