"""The document's own outlet where its text names it: it is media, never a person."""

import re
from collections.abc import Iterator, Sequence

from tadmor.nlp.known import Scanned
from tadmor.nlp.words import Word
from tadmor.ontology.actors import Catalogue, Entry
from tadmor.ontology.spelling import ARTICLES, Phrases, name_key

_OFFICIAL = frozenset(
    ["government", "department", "ministry", "office", "embassy", "delegation", "command", "house", "army", "forces"]
)

_AGENCY = frozenset(["news", "agency"])

_WORLD = frozenset(["GB", "US", "FR", "DE", "QA"])  # whose outlets write of all the world
_DATELINE = re.compile(
    r"\s*(?P<city>[A-Z][A-Za-z’'-]+(?: [A-Z][A-Za-z’'-]+)?)(?:/[A-Z][A-Za-z]+)*(?:,| \(| ?[-–—]|\. /|\n)"
)
_BRACKETS = re.compile(r"\(([^()]+)\)$")
_OFFICES = (
    r"(?:(?:\w+ )?(?:army|forces?|military|troops|soldiers|service(?:men|members)|jets|planes|warplanes|aircraft)"
    r"|(?:defen[cs]e|foreign|interior|general staff|president|government|ministry)\b)"
)

__all__ = ["home_land", "outlet_spots", "voice"]


def outlet_spots(scanned: Sequence[Scanned], outlet: str | None, known: Catalogue) -> list[dict[int, int]]:
    """For each sentence where the outlet's name starts, and how many words it has; nothing where it is known anyway."""
    name = tuple(name_key(outlet)) if outlet else ()
    listed = not name or _listed(name, known)
    return [{} if listed else dict(_named(one, name)) for one in scanned]


def voice(outlet: str | None, known: Catalogue) -> Entry | None:
    """The government or body that publishes a document itself, whose "we" it then says."""
    found = name_key(outlet) if outlet else ()
    if outlet is None or not _OFFICIAL & set(found):
        return next((known.entries[i] for i in _forms(found, known.actor_forms) if _speaks(known.entries[i])), None)
    lands = [*_forms(found, known.country_forms), *_forms(found, known.adjective_forms)]
    whole = [known.entries[i] for i in _forms(found, known.actor_forms)]
    body = next((entry for entry in whole if entry.kind == "intergovernmental"), None)
    return body or (known.state(lands[0]) if lands else next((_state(e, known) for e in whole if e.country), None))


def home_land(outlet: str | None, text: str, known: Catalogue) -> str | None:
    """The country at home in which a report is written: its outlet's, its publisher's, or that of its dateline."""
    speaks = voice(outlet, known)
    published = speaks.country if speaks is not None else None
    return _agencys_land(outlet, known) or published or _told_land(outlet, known) or _datelines_land(text, known)


def _told_land(outlet: str | None, known: Catalogue) -> str | None:
    """The country that stands in brackets behind an outlet's name: "Harun Inform (Norland)"."""
    told = _BRACKETS.search(outlet or "")
    lands = _whole(name_key(told[1]), known.country_forms) if told else []
    return lands[0] if len(lands) == 1 else None


def _agencys_land(outlet: str | None, known: Catalogue) -> str | None:
    """The country whose own news an outlet brings: "Norland News Agency", TASS, no wire that writes of all the world.

    To it "the defence ministry" is that of home.
    """
    found = name_key(outlet) if outlet else ()
    if not _AGENCY.issubset(found):
        return _listed_land(found, known)
    lands = {*_forms(found, known.country_forms), *_forms(found, known.adjective_forms)}
    return next(iter(lands)) if len(lands) == 1 else None


def _listed_land(name: Sequence[str], known: Catalogue) -> str | None:
    """The country of an outlet that the catalogue has under just this name."""
    whole = (known.entries[target] for target in _whole(name, known.actor_forms))
    lands = (entry.country for entry in whole if entry.kind == "media")
    return next((land for land in lands if land and land not in _WORLD), None)


def _datelines_land(text: str, known: Catalogue) -> str | None:
    """The country from whose capital a report is written, where it tells of that country's forces or offices.

    "MOSCOW, January 11. Airborne units ... the Defence Ministry said": it is Russia's, wherever they fight.
    """
    found = _DATELINE.match(text)
    if found is None:
        return None
    city = found["city"].strip().lower()
    lands = (one for one in known.countries.values() if city in {capital.lower() for capital in one.capitals})
    land = next(lands, None)
    if land is None:
        return None
    called = "|".join(re.escape(one) for one in {*land.adjectives, f"{land.name}'s", f"{land.name}’s"})
    return land.code if re.search(rf"\b(?:{called}) {_OFFICES}", text, re.IGNORECASE) else None


def _speaks(entry: Entry) -> bool:
    return entry.kind == "intergovernmental"


def _state(entry: Entry, known: Catalogue) -> Entry:
    return known.state(entry.country) if entry.country else entry


def _forms(name: Sequence[str], forms: Phrases) -> list[str]:
    """What known forms stand anywhere in a name."""
    return [
        form.target
        for at, word in enumerate(name)
        for form in forms.starting(word)
        if tuple(piece.fold for piece in form.pieces) == tuple(name[at : at + len(form.pieces)])
    ]


def _listed(name: Sequence[str], known: Catalogue) -> bool:
    return any(_whole(name, table) for table in (known.actor_forms, known.country_forms, known.capital_forms))


def _whole(name: Sequence[str], forms: Phrases) -> list[str]:
    """What is known under just this name."""
    found = forms.starting(name[0]) if name else ()
    return [form.target for form in found if tuple(piece.fold for piece in form.pieces) == tuple(name)]


def _named(scanned: Scanned, name: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a name starts, and how many words it has there, Arabic articles among them: "Sawt al-Harun"."""
    words = scanned.words
    for at, word in enumerate(words):
        if word.capital and (end := _end(words, at, name)):
            yield at, end - at


def _end(words: Sequence[Word], at: int, name: Sequence[str]) -> int | None:
    """Where a name ends that starts at a word; None where another stands there."""
    for fold in name:
        at += at < len(words) and words[at].joined and words[at].fold in ARTICLES
        if at == len(words) or words[at].fold != fold:
            return None
        at += 1
    return at
