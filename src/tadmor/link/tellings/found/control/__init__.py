"""Whose a place is, in words of which no event was read or of which an event may only say which place is meant."""
