"""Data sets of events that the user holds (UCDP, ACLED, GDELT), and which of our incidents correspond to theirs."""
