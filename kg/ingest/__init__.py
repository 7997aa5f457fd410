"""Bytes to source documents, and pages to articles."""
