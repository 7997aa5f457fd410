"""jiceng-kg: Chinese grassroots-governance reporting as a knowledge graph in which every edge quotes its sentence.

>>> import kg
>>> graph = kg.build(["examples/articles"], "out")          # doctest: +SKIP
>>> graph.ask("recurring", by="province").rows[0]           # doctest: +SKIP
>>> graph.to_networkx(), graph.to_rdflib()                  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kg.api import Graph as Graph
    from kg.api import build as build
    from kg.api import explain as explain
    from kg.api import list_rules as list_rules
    from kg.api import open_graph as open_graph
    from kg.api import places as places

_API = ("Graph", "build", "explain", "list_rules", "open_graph", "places")
__all__ = [*_API, "__version__"]


def __getattr__(name: str) -> Any:
    """The API, loaded when it is first used: `import kg` stays light."""
    if name in _API:
        import importlib

        return getattr(importlib.import_module("kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
