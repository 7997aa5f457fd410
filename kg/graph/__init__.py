"""Records to triples: the vocabulary, merging of records, the Turtle writer, its checks, and exports."""
