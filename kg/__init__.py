"""jiceng-kg: Chinese grassroots-governance reporting as a knowledge graph in which every edge quotes its sentence."""
