"""A telling: one happening as one document tells it, with its days, places, parties, words, and whose word it is."""
