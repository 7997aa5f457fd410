"""Extractors: what a thing looks like in the text. One folder each; none imports another."""
