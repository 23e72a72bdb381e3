"""Where readings are kept, searched and decided on. Knows no language processing."""
