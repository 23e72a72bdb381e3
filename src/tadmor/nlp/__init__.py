"""Language processing that several extractors lean on: sentences, tokens, quotations."""
