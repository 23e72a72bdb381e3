"""What headlines tell of the events that UCDP's coders made of them; run it with `python -m benchmarks.ucdp`."""
