"""Write answers/: what the example corpus answers to the questions below. The tests compare.

python examples/make_answers.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import kg
from kg.query.answer import Answer
from kg.views import tables

HERE = Path(__file__).parent


def answers(graph: kg.Graph) -> dict[str, Answer]:
    """Name of the file → answer."""
    found = {
        "recurring-by-type": graph.ask("recurring", level="type", by="province"),
        "recurring-by-county": graph.ask("recurring", by="county"),
        "solutions-parking": graph.ask("solutions", problem="parking"),
        "mechanism-三联": graph.ask("mechanism", name="三联"),
        "place-棠梨社区": graph.ask("place", name="棠梨社区"),
        "official-棠梨社区": graph.ask("official", name="棠梨社区"),
        "matrix": graph.ask("matrix", by="province"),
        "timeline": graph.ask("timeline"),
    }
    for query in sorted((HERE / "queries").glob("*.rq")):
        found[query.stem] = graph.sparql(query.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Build the corpus and write every answer."""
    with tempfile.TemporaryDirectory() as folder:
        graph = kg.build([HERE / "articles"], Path(folder) / "out")
        (HERE / "answers").mkdir(exist_ok=True)
        for old in (HERE / "answers").glob("*.txt"):
            old.unlink()
        for name, answer in answers(graph).items():
            (HERE / "answers" / f"{name}.txt").write_text(tables.render(answer) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
