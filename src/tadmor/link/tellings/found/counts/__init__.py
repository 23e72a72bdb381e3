"""What a report counts: of whom, over which days, of which act or of a whole campaign."""
