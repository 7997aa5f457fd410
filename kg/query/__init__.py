"""Questions to a built graph. Each reads it by SPARQL (shown by --explain) and answers with a table and its quotations."""
