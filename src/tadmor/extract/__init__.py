"""One module, one step, one kind of thing. Extractors do not know each other: they meet in the layers of a reading."""
