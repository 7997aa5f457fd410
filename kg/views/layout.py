"""Where the nodes of the page stand: computed once, here, so that the browser does not have to simulate anything."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

RECURRING = 2  #: regions from which on something recurs
#: radius by level, else by kind of node; everything else is a leaf
_RING = {
    "province": 430.0,
    "prefecture": 550.0,
    "county": 670.0,
    "township": 760.0,
    "community": 850.0,
    "village": 850.0,
    "quarter": 930.0,
    "grid": 965.0,
    "mechanism": 1030.0,
    "leaf": 1140.0,
}
_GAP = 46.0  # pixels between leaves on their ring


def layout(nodes: Mapping[str, dict[str, Any]], edges: Sequence[Mapping[str, str]]) -> float:
    """Give every node a position: provinces in sectors, their places outward, what recurs in the middle.

    A sector is as wide as its leaves need; the same graph always gets the same picture. Gives the scale of the picture:
    1 where everything has room on the rings as they are.
    """
    parent: dict[str, str] = {}
    for e in edges:
        if e["relation"] == "within":
            parent.setdefault(e["from"], e["to"])
    middle = {k for k, n in nodes.items() if n["kind"] in ("type", "mechanism") and n["weight"] >= RECURRING}
    for e in edges:
        if e["relation"] != "within" and e["to"] not in middle:
            parent.setdefault(e["to"], e["from"])
    children: dict[str, list[str]] = defaultdict(list)
    for child in sorted(parent):
        children[parent[child]].append(child)
    roots = sorted(
        (k for k in nodes if k not in parent and k not in middle),
        key=lambda k: (nodes[k]["level"] != "province", nodes[k]["label"], k),
    )

    leaves: dict[str, int] = {}
    total = sum([_count_leaves(root, children, leaves) for root in roots]) or 1
    scale = max(1.0, total * _GAP / (2 * math.pi * _RING["leaf"]))
    tree = _Tree(nodes, children, leaves, scale)
    at = 0.0
    for root in roots:
        reach = at + 2 * math.pi * leaves[root] / total
        _place(root, tree, at, reach)
        at = reach
    _fill_middle(nodes, sorted(middle, key=lambda k: (-nodes[k]["weight"], k)), _RING["province"] * scale)
    return scale


class _Tree(NamedTuple):
    """Nodes below one another, how many leaves each ends in, and the scale of the picture."""

    nodes: Mapping[str, dict[str, Any]]
    children: Mapping[str, Sequence[str]]
    leaves: Mapping[str, int]
    scale: float


def _count_leaves(key: str, children: Mapping[str, Sequence[str]], leaves: dict[str, int]) -> int:
    """Count the leaves of a node, and note them for all below it as well."""
    below = children.get(key)
    count = leaves[key] = sum([_count_leaves(child, children, leaves) for child in below]) if below else 1
    return count


def _place(key: str, tree: _Tree, start: float, end: float, inside: float = 0.0) -> None:
    """Place a node in the middle of its sector, and all that hangs on it further out."""
    node = tree.nodes[key]
    ring = max(_RING.get(node["level"]) or _RING.get(node["kind"], _RING["leaf"]), inside + _GAP)
    angle = (start + end) / 2
    stagger = 0.0 if node["kind"] in ("region", "place", "mechanism") else 70.0 * (int(angle * 1e4) % 3)
    _put(node, ring * tree.scale + stagger, angle)
    below = tree.children.get(key)
    if not below:
        return  # as mostly
    at = start
    width = (end - start) / tree.leaves[key]
    for child in below:
        reach = at + width * tree.leaves[child]
        _place(child, tree, at, reach, ring)
        at = reach


def _fill_middle(nodes: Mapping[str, dict[str, Any]], middle: Sequence[str], edge: float) -> None:
    """Types over the disc inside the provinces, what recurs most in its centre; brands around them."""
    golden = math.pi * (3 - math.sqrt(5))
    types = [k for k in middle if nodes[k]["kind"] == "type"]
    brands = [k for k in middle if nodes[k]["kind"] != "type"]
    for i, key in enumerate(types):
        radius = (0.7 if brands else 0.84) * edge * math.sqrt((i + 0.5) / len(types))
        _put(nodes[key], radius, i * golden)
    for i, key in enumerate(brands):
        _put(nodes[key], (0.77 + 0.04 * (i % 3)) * edge, 2 * math.pi * i / len(brands) + 0.3)


def _put(node: dict[str, Any], radius: float, angle: float) -> None:
    node["x"] = round(radius * math.cos(angle), 1)
    node["y"] = round(radius * math.sin(angle), 1)
