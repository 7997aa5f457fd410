"""From input files to a built graph: one document at a time, on one core or several, then all together."""
