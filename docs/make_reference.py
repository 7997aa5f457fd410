"""Write the pages of docs/reference that are made from code: cli, rules, vocabulary, types.

python docs/make_reference.py            writes them
python docs/make_reference.py --check    exit 1 where one is stale (the tests do this)
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.cli import cli
from kg.core.resources import schema_path
from kg.rules import discover

HERE = Path(__file__).parent / "reference"
MADE = "<!-- Made by docs/make_reference.py: change the code, not this page. -->\n\n"
GGK = rdflib.Namespace("https://w3id.org/ggk/ns#")
SCHEMES = {
    "mechanism-types": "Mechanism types",
    "problem-types": "Problem types (`kg query solutions --problem`)",
    "outcome-kinds": "Outcome kinds (`kg query outcomes --kind`)",
}


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, with full names."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for sub in command.list_commands(context):
            below = command.get_command(context, sub)
            if below is not None:
                yield from commands(below, f"{name} {sub}")


def cli_page() -> str:
    """Help of every command."""
    parts = [
        "# Command line\n\nstdout is data, stderr is talk."
        " Exit 0: done. 1: ran, but found problems. 2: bad input or usage.\n"
    ]
    for name, command in commands(cli, "kg"):
        context = click.Context(command, info_name=name, terminal_width=100, max_content_width=100)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return MADE + "\n".join(parts)


def rules_page() -> str:
    """What each extractor finds and leaves alone, and its rules."""
    parts = [
        "# Rules\n\nOne section a kind of thing. The rule's full name stands in every annotation (`ggk:rule`), in"
        " `quarantine.jsonl` and in `kg explain`; examples of each are in `extractors/entities/KIND/examples.yaml`.\n"
    ]
    for extractor in sorted(discover(), key=lambda e: e.kind):
        module = inspect.getmodule(extractor.find)
        folder = extractor.folder.name
        text = inspect.cleandoc(
            sys.modules[f"extractors.entities.{folder}"].__doc__ or (module and module.__doc__) or ""
        )
        rows = [f"| `{r.name}` | {_cell(r.summary)} |" for r in sorted(extractor.rules, key=lambda r: r.name)]
        parts.append(f"## {extractor.kind}\n\n{text}\n\n| rule | looks for |\n|---|---|\n" + "\n".join(rows) + "\n")
    return MADE + "\n".join(parts)


def vocabulary_page() -> str:
    """Terms of schemas/ontology.ttl."""
    graph = rdflib.Graph().parse(schema_path("ontology.ttl"))
    groups = {
        "Classes": [OWL.Class],
        "Properties": [OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property],
    }
    parts = [
        "# Vocabulary\n\nPrefix `ggk:` is `https://w3id.org/ggk/ns#`; things are `https://w3id.org/ggk/id/…`"
        " (`--base-iri` changes it)."
        " How the terms fit together: [explanation](../explanation.md).\n"
    ]
    listed: set[rdflib.term.Node] = set()
    for title, types in groups.items():
        terms = sorted({s for t in types for s in graph.subjects(RDF.type, t) if str(s).startswith(str(GGK))})
        listed.update(terms)
        parts.append(_terms(graph, title, terms))
    rest = sorted({s for s in graph.subjects() if str(s).startswith(str(GGK)) and str(s) != str(GGK)} - listed)
    parts.append(_terms(graph, "Values", rest))
    return MADE + "\n".join(parts)


def _terms(graph: rdflib.Graph, title: str, terms: list[rdflib.term.Node]) -> str:
    rows = [
        f"| `{_short(graph, t)}` | {_label(graph, t, RDFS.label, 'zh')} | "
        f"{'、'.join(sorted(f'`{_short(graph, o)}`' for o in graph.objects(t, RDFS.subClassOf)))}"
        f"{'、'.join(sorted(f'`{_short(graph, o)}`' for o in graph.objects(t, RDFS.subPropertyOf)))} | "
        f"{_label(graph, t, RDFS.comment, 'en') or _label(graph, t, RDFS.label, 'en')} |"
        for t in terms
    ]
    return f"## {title}\n\n| term | 中文 | below | meaning |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def types_page() -> str:
    """Concepts of the schemes."""
    parts = ["# Types\n\nIds end the IRIs of concepts (`…/mechanism-type/points`); they are what options take.\n"]
    for name, title in SCHEMES.items():
        graph = rdflib.Graph().parse(schema_path(f"schemes/{name}.ttl"))
        rows = []
        for concept in sorted(c for c in graph.subjects(RDF.type, SKOS.Concept) if "-group/" not in str(c)):
            identifier = str(concept).rsplit("/", 1)[-1]
            also = (o for o in graph.objects(concept, SKOS.altLabel) if getattr(o, "language", "") == "zh")
            other = "、".join(sorted(map(str, also)))
            zh, en = (_label(graph, concept, SKOS.prefLabel, lang) for lang in ("zh", "en"))
            rows.append(f"| `{identifier}` | {zh} | {en} | {_cell(other)} |")
        parts.append(f"## {title}\n\n| id | 中文 | English | also |\n|---|---|---|---|\n" + "\n".join(rows) + "\n")
    return MADE + "\n".join(parts)


def _label(graph: rdflib.Graph, term: rdflib.term.Node, predicate: rdflib.term.Node, language: str) -> str:
    found = sorted(str(o) for o in graph.objects(term, predicate) if getattr(o, "language", "") == language)
    return _cell("; ".join(found))


def _short(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    return graph.namespace_manager.normalizeUri(str(term)).strip("<>")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


PAGES = {"cli.md": cli_page, "rules.md": rules_page, "vocabulary.md": vocabulary_page, "types.md": types_page}


def stale() -> list[str]:
    """Names of the pages that do not say what the code says."""
    return [
        n for n, make in PAGES.items() if not (HERE / n).is_file() or (HERE / n).read_text(encoding="utf-8") != make()
    ]


def main() -> None:
    """Write or check."""
    if "--check" in sys.argv[1:]:
        old = stale()
        if old:
            sys.exit(f"stale: {', '.join(old)}; run python docs/make_reference.py")
        return
    HERE.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
