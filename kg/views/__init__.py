"""Ways to look at a graph: tables for the terminal, the offline page, files for other tools."""
