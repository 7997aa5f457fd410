"""Writes the SKOS schemes in `schemas/schemes/` from `schemas/taxonomy/`, and says which are stale.

usage: python schemas/make_schemes.py [--check]

A scheme's file is never edited by hand: change the taxonomy and run this. The tests fail where a file is stale.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
BASE = "https://w3id.org/ggk/"
#: name of the scheme's file → (taxonomy file, path of its concepts)
SCHEMES = {
    "mechanism-types": ("mechanism_types.json", "mechanism-type"),
    "problem-types": ("problem_types.json", "problem-type"),
    "outcome-kinds": ("outcome_kinds.json", "outcome-kind"),
}
HEAD = """\
# Made by schemas/make_schemes.py from schemas/taxonomy/{source}: do not edit.
@prefix : <{base}{path}/> .
@prefix group: <{base}{path}-group/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""


def quoted(text: str, language: str = "") -> str:
    """A Turtle literal."""
    escaped = json.dumps(text, ensure_ascii=False)
    return escaped + (f"@{language}" if language else "")


def texts(value: Any) -> Iterator[str]:
    """A label or definition that is a string (Chinese) or an object by language, as literals."""
    if isinstance(value, str):
        value = {"zh": value}
    for language in ("zh", "en"):
        if value.get(language):
            yield quoted(value[language], language)


def node(subject: str, rows: list[tuple[str, list[str]]]) -> str:
    """Statements about a subject."""
    parts = [f"{predicate} {', '.join(values)}" for predicate, values in rows if values]
    return f"{subject} " + " ;\n  ".join(parts) + " .\n"


OTHER = {"id": "other", "prefLabel": {"zh": "其他", "en": "Other"}, "definition": {"zh": "本表未列的种类"}}


def concept(data: dict[str, Any], scheme: str, ids: set[str], prefix: str = "") -> str:
    """One concept. Groups have a prefix of their own: one of them has the id of a concept."""
    broader = data.get("broader")
    others = [o for o in data.get("notToConfuseWith", ()) if o in ids]
    rows = [
        ("a", ["skos:Concept"]),
        ("skos:inScheme", [scheme]),
        ("skos:topConceptOf", [] if broader else [scheme]),
        ("skos:notation", [quoted(data["id"])]),
        ("skos:prefLabel", list(texts(data["prefLabel"]))),
        ("skos:altLabel", [quoted(a, "zh") for a in dict.fromkeys(data.get("altLabels", ()))]),
        ("skos:definition", list(texts(data.get("definition", {})))),
        ("skos:broader", [f"group:{broader}"] if broader else []),
        ("skos:related", [f":{o}" for o in others]),
        ("schema:unitText", [quoted(u) for u in data.get("units", ())]),
    ]
    return node(f"{prefix}:{data['id']}", rows)


def scheme_text(name: str) -> str:
    """The Turtle text of a scheme."""
    source, path = SCHEMES[name]
    data = json.loads((HERE / "taxonomy" / source).read_text(encoding="utf-8"))
    about = data["scheme"]
    groups, concepts = data.get("topConcepts", ()), [*data["concepts"], OTHER]
    ids = {c["id"] for c in concepts}
    scheme = f"<{BASE}scheme/{name}>"
    tops = [f"group:{g['id']}" for g in groups] + [f":{c['id']}" for c in concepts if not c.get("broader")]
    rows = [
        ("a", ["skos:ConceptScheme"]),
        ("skos:prefLabel", list(texts(about["prefLabel"]))),
        ("dcterms:created", [f'"{about["made"]}"^^xsd:date']),
        ("skos:hasTopConcept", tops),
    ]
    head = HEAD.format(source=source, base=BASE, path=path)
    return head + "\n".join(
        [
            node(scheme, rows),
            *(concept(g, scheme, ids, "group") for g in groups),
            *(concept(c, scheme, ids) for c in concepts),
        ]
    )


def main() -> int:
    """Write the schemes, or check them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is stale")
    check = parser.parse_args().check
    stale = 0
    for name in SCHEMES:
        path = HERE / "schemes" / f"{name}.ttl"
        text = scheme_text(name)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        sys.stderr.write(f"{'stale' if check else 'written'}: {path.name}\n")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
