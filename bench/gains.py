"""Gains and losses, item by item, between two versions of the code on a folder of articles.

usage: python bench/gains.py BASE [FOLDER...] [--kind KIND]

BASE is a commit; its code is checked out beside and run on the same texts as the working tree. A line `+` is found
now and was not before, `-` the other way round. FOLDER defaults to the newspaper texts that are not part of the
project (../shared/pages, articles, negatives) where they are there, else to the examples.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DUMP = """
import json, sys
from kg.ingest.documents import find_inputs, read_document
from kg.pipeline.document import process
for name, path in find_inputs(sys.argv[1:]):
    try:
        records = process(read_document(name, path)).records
    except Exception as error:
        print(json.dumps([name, "error", str(error)], ensure_ascii=False)); continue
    names = {r.key: getattr(r, "name", "") or getattr(r, "label", "") for r in records}
    for r in records:
        if r.kind in ("source", "article", "person") or (r.kind == "place" and not r.evidence):
            continue
        told = {
            "membership": lambda: f"{names[r.person_key]} {r.title} @ {names.get(r.organization_key or '', '')}",
            "mechanism": lambda: f"{r.name} {[t for t, _, _ in r.types]}",
            "problem": lambda: f"{r.label} {r.type} {r.resolution}",
            "outcome": lambda: f"{r.label} = {r.value:g}{r.unit} {r.indicator}",
            "case": lambda: " | ".join("、".join(sorted(names[k] for k in keys)) for keys in (r.place_keys, r.mechanism_keys, r.problem_keys, r.outcome_keys)),
            "place": lambda: f"{r.name} {r.level} {r.code or '?'}",
            "resolution": lambda: f"{names[r.problem_key]} {r.value} {r.confidence:g} “{r.evidence[0].exact.strip()}”",
            "placement": lambda: f"{names[r.case_key]} at {names[r.place_key]} “{r.evidence[0].exact.strip()}”",
        }.get(r.kind, lambda: names[r.key])()
        print(json.dumps([name, r.kind, told], ensure_ascii=False))
"""


def items(tree: Path, folders: list[str]) -> set[tuple[str, str, str]]:
    done = subprocess.run(
        [sys.executable, "-c", DUMP, *folders],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=True,
    )
    return {tuple(json.loads(line)) for line in done.stdout.splitlines()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--kind", default="")
    args = parser.parse_args()
    shared = ROOT.parent / "shared"
    default = (
        [str(shared / n) for n in ("pages", "articles", "negatives")]
        if shared.is_dir()
        else [str(ROOT / "examples" / "articles")]
    )
    folders = [str(Path(f).resolve()) for f in args.folders] or default
    with tempfile.TemporaryDirectory() as aside:
        tree = Path(aside) / "base"
        subprocess.run(["git", "worktree", "add", "--detach", "-q", str(tree), args.base], cwd=ROOT, check=True)
        try:
            before = items(tree, folders)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)
    now = items(ROOT, folders)
    changes = sorted([(*i, "-") for i in before - now] + [(*i, "+") for i in now - before])
    for name, kind, told, sign in changes:
        if not args.kind or kind == args.kind:
            print(f"{sign} {name}  {kind}  {told}")
    print(f"{len(now - before)} gained, {len(before - now)} lost, {len(now & before)} as before", file=sys.stderr)


if __name__ == "__main__":
    main()
