"""The vocabularies of events, modes, actors and precision, as checked data."""
