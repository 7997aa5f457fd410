"""Score the page reader against gold: articles found, and whether every gold quote lies inside an article.

usage: python bench/score_articles.py [--shared ../shared] [--part seeds|articles|both] [--list] [--show]
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from scorer import scorer

from kg.core.document import Article
from kg.ingest.documents import read_document
from kg.ingest.pages import articles

KINDS = ("places", "organizations", "officials", "mechanisms", "problems", "outcomes")


PLACES = {"seeds": ("seeds", "gold"), "articles": ("articles", "gold/articles")}


class Tally:
    """Counts over the files of one part."""

    def __init__(self, sc) -> None:
        self.sc = sc
        self.right = self.surplus = self.hit = self.missed = self.inside = self.home = self.quotes = 0

    def fold(self, text: str) -> str:
        return self.sc.norm(text).replace("'", "").replace("。", ".")

    def add(self, gold: dict, found: list[Article], show: bool) -> None:
        flat = [self.fold(a.text) for a in found]
        surplus = max(0, len(found) - len(gold["articles"]))
        self.right += len(found) - surplus
        self.surplus += surplus
        print(f"{gold['file']}: {len(found)} articles, gold {len(gold['articles'])}")
        titles = {self.sc.norm(x.title) for x in found}
        homes = {a["id"]: self._article(a, flat, titles) for a in gold["articles"]}
        for kind in KINDS:
            for item in gold[kind]:
                quote = self.fold(item["quote"])
                at = [i for i, text in enumerate(flat) if quote in text]
                home = bool(set(at) & set(homes.get(item["article"], ())))
                self.quotes += 1
                self.inside += bool(at)
                self.home += home
                if show and not home:
                    print("   elsewhere" if at else "   lost", kind, item["article"], item["quote"])

    def _article(self, gold: dict, flat: list[str], titles: set[str]) -> list[int]:
        """Where its first words stand; complains where its title or its end is elsewhere."""
        if gold["title"]:
            want = self.sc.norm(gold["title"])
            ok = any(want in t or (len(t) >= 6 and t in want) for t in titles)
            self.hit += ok
            self.missed += not ok
            if not ok:
                print("   missed title", gold["title"])
        first, last = ([i for i, f in enumerate(flat) if self.fold(gold[k]) in f] for k in ("first", "last"))
        if not set(first) & set(last):
            print(f"   {gold['id']}: {gold['first']} in {first}, {gold['last']} in {last}")
        return first

    def report(self, part: str) -> None:
        p, r, f = self.sc.f1(self.right, self.surplus, self.hit, self.missed)
        print(f"{part:9} articles precision {p:.3f} recall {r:.3f} F1 {f:.3f}", end="   ")
        print(f"quotes inside {self.inside}/{self.quotes}, in their article {self.home}/{self.quotes}")


def listing(article: Article) -> str:
    """One line about an article: title, credits, first and last words."""
    body = article.text[len(article.title) :].strip().replace("\n", "⏎")
    credits = " ".join((*article.authors, article.date or "", article.publisher or "")).strip()
    ends = f"{body[:24]} … {body[-24:]}"
    return f"   {article.number} {article.title!r} {credits} broken {len(article.broken)}: {ends}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--part", choices=("seeds", "articles", "both"), default="both")
    parser.add_argument("--list", action="store_true", help="every article with its first and last words")
    parser.add_argument("--show", action="store_true", help="every gold quotation that lies in no article")
    args = parser.parse_args()
    sc = scorer(args.shared)
    for part in PLACES if args.part == "both" else (args.part,):
        texts, golds = (args.shared / place for place in PLACES[part])
        tally = Tally(sc)
        for path in sorted(golds.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            found = articles(read_document(gold["file"], texts / gold["file"]))
            tally.add(gold, found, args.show)
            if args.list:
                print(*map(listing, found), sep="\n")
        tally.report(part)


if __name__ == "__main__":
    main()
