"""Which places a report names as scenes, and where it plays as a whole: its country, its focus, what "there" means."""
