"""Extractors of things: places, bodies, officials, mechanisms, problems, outcomes."""
