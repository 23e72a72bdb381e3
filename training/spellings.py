"""Spellings of Syrian places as English reports write them, learnt from UCDP's own pairs of a place and a headline.

    python -m training.spellings --corpora ../shared > /tmp/spellings.toml

and put it where src/tadmor/gazetteer/supplement/spellings.toml stands, which must hold `spelling = []` meanwhile: what
it gives is known already.

A row of UCDP GED names the place that its coder found and the headline that it rests on. Where the headline has a name
whose skeleton is close to the place's, and which the gazetteer does not give by that spelling, it is a spelling of it.
Only rows with a single source are read, and no headline that one with several cites: those are what benchmarks/ucdp
measures on. Left out are spellings that mean two places further apart than 25 km, that the gazetteer knows as another
place, and short ones.
"""

import argparse
import csv
import difflib
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.ucdp.rows import FILE, alone
from benchmarks.ucdp.rows import rows as every_row

from tadmor import gazetteer
from tadmor.gazetteer.folding import exact, loose, skeleton
from tadmor.model.globe import great_circle_km

KIND = re.compile(r"\s*\b(town|village|city|suburb|area|neighbou?rhood|camp)\b", re.IGNORECASE)
ARTICLE = r"(?:\b(?:(?:al|el) |(?:al|el|ash|as|ar|at|ad|az|an)-))?"
WORD = r"[A-Z][\w’'‘`-]+"
PHRASE = re.compile(rf"{ARTICLE}{WORD}(?: {ARTICLE}{WORD}){{0,2}}")
SHORTEST, CLOSE, NEAR_KM = 6, 0.8, 25.0
OTHER = frozenset(
    ["al-Shughur", "al-Suwaidaa", "Damascus Ghouta", "Damascus State", "Ghanim", "Hammam", "Hazima", "Maarrat"]
    + ["Qahtani", "Safsaf Al", "Al Safsaf Al", "Tishreen", "Turkish", "Kasrat Sheikh", "Kasrat Sheikh al"]
)
"""Read by eye: parts of names, and words that mean something else."""
HEAD = """\
# Spellings of places in Syria as English reports write them, written by training/spellings.py from the UCDP
# Georeferenced Event Dataset (CC BY 4.0, see ATTRIBUTION.md): its place names beside the headlines that it cites.
# A row is [name, ISO country, [lat, lon], division, spellings ...]; the place is known under its name by other roads.

spelling = ["""

Named = tuple[str, str, float, float]


def phrases(headline: str) -> Iterator[str]:
    """Runs of one to four words in a headline that may name a place."""
    for found in PHRASE.finditer(headline):
        words = found.group().split(" ")
        for start in range(len(words)):
            for end in range(start + 1, min(start + 4, len(words)) + 1):
                yield re.sub(r"(?:[’'`]s?)$", "", " ".join(words[start:end]))


def is_spelling(phrase: str, name: str) -> bool:
    """Whether a phrase may be another spelling of a name."""
    one, other = skeleton(phrase), skeleton(name)
    if (
        phrase in OTHER
        or len(exact(phrase)) < SHORTEST
        or not one
        or not other
        or one[0] != other[0]
        or len(phrase.split()) > 3
    ):
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= CLOSE


def pairs(rows: Sequence[Mapping[str, str]]) -> Counter[tuple[str, Named]]:
    """How often a phrase stands in a headline of a place whose name it may be."""
    found: Counter[tuple[str, Named]] = Counter()
    for row in rows:
        name = KIND.sub("", row["where_coordinates"]).split("/")[0].strip()
        named = (name, row["adm_1"].removesuffix(" Governorate"), float(row["latitude"]), float(row["longitude"]))
        for phrase in set(phrases(row["source_headline"])):
            if loose(phrase) != loose(name) and is_spelling(phrase, name):
                found[phrase, named] += 1
    return found


def kept(found: Counter[tuple[str, Named]]) -> dict[Named, list[str]]:
    """The spellings by place: those of one place only, which the gazetteer does not give, or gives by a guess."""
    known = gazetteer.open()
    places: defaultdict[str, list[Named]] = defaultdict(list)
    for phrase, named in found:
        places[exact(phrase)].append(named)
    out: defaultdict[Named, dict[str, str]] = defaultdict(dict)
    for (phrase, named), _ in found.most_common():
        apart = max(great_circle_km(named[2:], other[2:]) for other in places[exact(phrase)])
        sure = [entry for entry in known.look_up(phrase) if entry.match < 2]
        if apart <= NEAR_KM and not sure:
            out[places[exact(phrase)][0]].setdefault(exact(phrase), phrase)
    return {named: list(spellings.values()) for named, spellings in out.items()}


def ours(name: str, point: tuple[float, float]) -> str:
    """The name that the gazetteer gives the place, or UCDP's own."""
    near = (e for e in gazetteer.open().look_up(name) if e.lat is not None and e.lon is not None)
    return next((e.name for e in near if great_circle_km(point, (e.lat or 0.0, e.lon or 0.0)) <= NEAR_KM), name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared"))
    options = parser.parse_args(arguments)
    learnt = {row.event.id for row in alone(every_row(options.corpora / FILE)[0])}
    with gzip.open(options.corpora / FILE, "rt", encoding="utf-8", newline="") as lines:
        table = [r for r in csv.DictReader(lines) if r["where_prec"][0] in "12"]
    rows = [row for row in table if row["id"].removesuffix(".0") in learnt]
    found = kept(pairs(rows))
    sys.stdout.write(HEAD + "\n")
    for (name, division, lat, lon), spellings in sorted(found.items()):
        cells = ", ".join(f'"{word}"' for word in [ours(name, (lat, lon)), "SY"]) + f", [{lat:.4f}, {lon:.4f}], "
        sys.stdout.write(f"  [{cells}" + ", ".join(f'"{word}"' for word in [division, *spellings]) + "],\n")
    sys.stdout.write("]\n")


if __name__ == "__main__":
    main()
