"""What a build keeps: records per document (SQLite), an index for SPARQL (Oxigraph), and what differs
between two.
"""
