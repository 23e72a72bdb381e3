"""How alike two tellings are: traits with weights and words, and what keeps two tellings apart whatever they share."""
