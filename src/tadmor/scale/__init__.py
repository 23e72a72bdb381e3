"""The same pipeline over many documents: a local pool today, a cluster engine later."""
