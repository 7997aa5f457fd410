"""A walk through the Python API, from newspaper pages to a network: python examples/walkthrough.py [FOLDER]."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import networkx as nx

import kg

ARTICLES = Path(__file__).parent / "articles"


def main(out: Path) -> None:
    """Build the example corpus into `out` and ask it."""
    graph = kg.build([ARTICLES], out)

    print("Practices reported from several provinces")
    for row in graph.ask("recurring", level="type", by="province").rows[:3]:
        print(f"  {row['mechanism']}: {row['regions']} provinces, first {row['first']}, called {row['brands']}")

    print("Who had trouble with parking, and what came of it")
    for row in graph.ask("solutions", problem="停车难").rows:
        print(f"  {row['place']}: {row['done']} → {row['result']}")
        print(f"    “{row['quote']}” ({row['source']})")

    print("The same as a network")
    network = graph.to_networkx()
    names = nx.get_node_attributes(network, "label")
    kinds = nx.get_node_attributes(network, "kind")
    mechanisms = [n for n in network if kinds[n] == "mechanism"]
    busiest = sorted(mechanisms, key=lambda n: (-network.degree(n), names[n]))[:3]
    print(
        f"  {network.number_of_nodes()} things, {network.number_of_edges()} relations; mechanisms most used:", end=" "
    )
    print("、".join(names[n] for n in busiest))

    print("Any other question, in SPARQL")
    for query in sorted((ARTICLES.parent / "queries").glob("*.rq")):
        print(f"  {query.stem}: {len(graph.sparql(query.read_text(encoding='utf-8')).rows)} rows")

    print("Why a sentence gives what it gives")
    for row in kg.explain("打通服务群众“最后一公里”，社区推行“三联”机制，即组织联建、问题联商、服务联动。").rows:
        print(f"  {row['found']} {row['kind']} {row['name']}: {row['why']}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(folder) / "out")
