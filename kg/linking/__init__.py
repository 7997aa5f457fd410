"""Mentions to records: what each mention refers to, and which belong to one case. Pure functions of an article."""
