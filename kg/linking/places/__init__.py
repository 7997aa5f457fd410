"""Which place a name means, by its stated parents, the places around it and the gazetteer: one or none."""

from kg.linking.places.entities import Entity
from kg.linking.places.home import paper_home
from kg.linking.places.outcome import PlaceNote, PlaceResolution
from kg.linking.places.resolver import resolve_places

__all__ = ["Entity", "PlaceNote", "PlaceResolution", "paper_home", "resolve_places"]
