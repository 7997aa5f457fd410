"""Stores of a built graph: records of each document (SQLite), and an index for SPARQL (Oxigraph)."""

from kg.stores.records import RecordStore, StoredDocument
from kg.stores.sparql import SparqlStore, open_sparql

__all__ = ["RecordStore", "SparqlStore", "StoredDocument", "open_sparql"]
