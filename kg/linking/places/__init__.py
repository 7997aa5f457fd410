"""Which place a name means: by its stated parents, the places around it and the gazetteer; one candidate or none."""

from kg.linking.places.entities import Entity
from kg.linking.places.resolver import PlaceNote, PlaceResolution, resolve_places

__all__ = ["Entity", "PlaceNote", "PlaceResolution", "resolve_places"]
