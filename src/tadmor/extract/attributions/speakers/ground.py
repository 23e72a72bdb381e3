"""What sources are resolved on: a report with what is told and said in it, by everything that is asked of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.asked import country, officers
from tadmor.extract.attributions.speakers.bodies import Short, short_names
from tadmor.extract.attributions.speakers.said import Said
from tadmor.extract.attributions.speakers.scene import Scene
from tadmor.extract.attributions.speakers.told import Told
from tadmor.model import Actor, Place, Reading
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["Ground", "ground_of", "words_in"]

_OPENING = frozenset(['"', "“", "‘", "'", ":", "(", "-", "—", "–", "*"])
_PLACES = 500  # a report names fewer; the cap bounds the search


@dataclass(frozen=True, slots=True)
class Ground:
    """One report while its sources are resolved; only `said` changes, as speakers are remembered."""

    page: Page
    told: Told
    said: Said
    scene: Scene
    places: Sequence[Place]
    country: str | None
    short: Short
    officers: Mapping[str, Sequence[Actor]]
    written: Mapping[str, int]
    names: frozenset[str]  # words that are capitalised inside a sentence
    ends: Mapping[str, Sequence[int]]  # where each word stands right behind a capitalised one
    lands: frozenset[str]  # names with a government, a president, an army of their own


def ground_of(page: Page, reading: Reading) -> Ground:
    """A report before anybody in it has spoken."""
    told, said = Told(reading), Said()
    return Ground(
        page=page,
        told=told,
        said=said,
        scene=Scene(page, told, said, reading.document.outlet),
        places=reading.places[:_PLACES],
        country=country(reading),
        short=short_names(page, told),
        officers=officers(reading.actors),
        written=Counter(token.text for token in page.tokens),
        names=_names(page),
        ends=_ends(page),
        lands=_lands(page),
    )


def _names(page: Page) -> frozenset[str]:
    starts = frozenset(page.starts)
    inside = (i for i in range(1, len(page.tokens)) if i not in starts and page.words.title(i))
    return frozenset(page.tokens[i].text for i in inside if page.tokens[i - 1].text not in _OPENING)


def _ends(page: Page) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at in range(1, len(page.lower)):
        if page.title(at - 1):
            found.setdefault(page.lower[at], []).append(at)
    return found


def _lands(page: Page) -> frozenset[str]:
    """ "Norland's foreign ministry", "Norland's president": what has these is a land or a body, and nobody's name."""
    g = grammar()
    owned = (g["single_roles"] | g["portfolios"] | g["bodies_of_states"]) - g["group_nouns"]
    marks = (i for i in range(1, len(page.lower) - 1) if page.lower[i] in ("'s", "’s"))
    return frozenset(page.tokens[i - 1].text for i in marks if page.title(i - 1) and page.lower[i + 1] in owned)


def words_in(ground: Ground, part: Range) -> list[str]:
    """The words of a range in lower case, without marks."""
    lower = ground.page.lower[part[0] : part[1]]
    if ground.page.shouts(part[0]):
        lower = [word.lower().removesuffix("'s") for word in lower]  # "US" is no country there
    return [w.lstrip("'’") for w in lower if w[:1].isalnum() or w in ("'s", "’s")]
