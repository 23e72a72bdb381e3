"""What joins reports: who copies whom, which accounts rest on one source. Knows readings, no language processing."""
