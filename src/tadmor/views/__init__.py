"""Each view answers one question from a store: pure, over one moment of it."""
