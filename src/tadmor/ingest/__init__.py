"""Bytes in, documents out; what cannot become a document becomes a `Rejected` with its reason."""
