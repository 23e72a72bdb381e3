"""Where and when an event happens: its own days and places, those of history beside it, those that head a paragraph."""
