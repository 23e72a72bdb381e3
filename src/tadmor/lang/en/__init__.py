"""English."""

from tadmor.lang import Language

__all__ = ["LANGUAGE"]

LANGUAGE = Language(
    code="en",
    name="English",
    lists=(
        "abbreviations",
        "clauses",
        "cues",
        "datelines",
        "first_names",
        "furniture",
        "grammar",
        "hedges",
        "numbers",
        "places",
        "times",
        "titles",
        "triggers",
        "units",
    ),
)
