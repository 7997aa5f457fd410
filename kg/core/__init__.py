"""Values that walk through the pipeline, identity and errors. Imports nothing else of the project."""
