"""Denials: of what they tell themselves, of what was told just before, of nothing that was read."""
