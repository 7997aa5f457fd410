"""Questions to a built graph, read by SPARQL (shown by --explain): tables with their quotations."""
