"""Score the page reader against gold: articles found, and whether every gold quote lies inside an article.

usage: python bench/score_articles.py [--shared ../shared] [--part seeds|articles|both] [--list] [--show]
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
from pathlib import Path

from kg.core.document import SourceDocument
from kg.ingest.pages import articles

KINDS = ("places", "organizations", "officials", "mechanisms", "problems", "outcomes")


def scorer(shared: Path):
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> SourceDocument:
    data = path.read_bytes()
    return SourceDocument(path.name, hashlib.sha256(data).hexdigest(), "text/plain", "utf-8", data.decode("utf-8"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=("seeds", "articles", "both"), default="both")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    sc = scorer(args.shared)

    def fold(text: str) -> str:
        return sc.norm(text).replace("'", "").replace("。", ".")

    parts = {"seeds": (args.shared / "seeds", args.shared / "gold"), "articles": (args.shared / "articles", args.shared / "gold" / "articles")}
    for part in parts if args.part == "both" else (args.part,):
        texts, golds = parts[part]
        right = false = hit = missed = inside = home = quotes = 0
        for g in sorted(golds.glob("*.json")):
            gold = json.loads(g.read_text(encoding="utf-8"))
            found = articles(read(texts / gold["file"]))
            flat = [fold(a.text) for a in found]
            titles = {sc.norm(a.title) for a in found}
            surplus = max(0, len(found) - len(gold["articles"]))
            right += len(found) - surplus
            false += surplus
            print(f"{gold['file']}: {len(found)} articles, gold {len(gold['articles'])}")
            homes = {}
            for a in gold["articles"]:
                if a["title"]:
                    ok = any(sc.norm(a["title"]) in t or (len(t) >= 6 and t in sc.norm(a["title"])) for t in titles)
                    hit += ok
                    missed += not ok
                    if not ok:
                        print("   missed title", a["title"])
                first = [i for i, f in enumerate(flat) if fold(a["first"]) in f]
                last = [i for i, f in enumerate(flat) if fold(a["last"]) in f]
                homes[a["id"]] = first
                if not set(first) & set(last):
                    print(f"   {a['id']} {a['title']}: first {a['first']} in {[i + 1 for i in first]}, last {a['last']} in {[i + 1 for i in last]}")
            for kind in KINDS:
                for item in gold[kind]:
                    quotes += 1
                    at = [i for i, f in enumerate(flat) if fold(item["quote"]) in f]
                    inside += bool(at)
                    home += bool(set(at) & set(homes.get(item["article"], ())))
                    if args.show and not at:
                        print("   lost", kind, item["article"], item["quote"], "" if item["required"] else "(optional)")
                    elif args.show and not set(at) & set(homes.get(item["article"], ())):
                        print("   elsewhere", kind, item["article"], item["quote"], [i + 1 for i in at])
            if args.list:
                for a in found:
                    body = a.text[len(a.title) :].strip().replace("\n", "⏎")
                    print(f"   {a.number} {a.title!r} {a.authors} {a.date or ''} {a.publisher or ''} broken {len(a.broken)}: {body[:24]} … {body[-24:]}")
        p, r, f = sc.f1(right, false, hit, missed)
        print(f"{part:9} articles precision {p:.3f} recall {r:.3f} F1 {f:.3f}   quotes inside {inside}/{quotes} {inside / quotes:.4f}, in their article {home / quotes:.4f}")


if __name__ == "__main__":
    main()
