"""What things are: ontology, shapes, schemes, taxonomy and gazetteer tables, with their origin and licence."""
