"""Text tools that know no kind of thing: sentences, numerals, character classes, gazetteer tables."""
