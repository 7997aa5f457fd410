"""From input files to a built graph: a few documents at a time, on one core or several, then all together."""
