"""One forward pass over a batch of documents: each word becomes a vector that knows its context."""
