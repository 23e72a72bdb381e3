"""Data sets of events that the user holds (UCDP, ACLED, GDELT), and which of our incidents correspond to theirs."""

from tadmor.reference.compare import Agreement, compare
from tadmor.reference.happenings import Happening, happening
from tadmor.reference.matching import Matching, Pair, match
from tadmor.reference.reading import read_file, read_stream, recognise

__all__ = [
    "Agreement",
    "Happening",
    "Matching",
    "Pair",
    "compare",
    "happening",
    "match",
    "read_file",
    "read_stream",
    "recognise",
]
