"""A name that no actor bears: whose it is by how it stands, a body's, a land's, somebody's, or no name at all."""

from functools import cache

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.standing import unnamed_kind
from tadmor.extract.attributions.speakers.wording import opens
from tadmor.model import Speaker, overlap
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar
from tadmor.ontology.actors import catalogue

__all__ = ["printed"]

_ARMED = frozenset(["forces", "troops", "fighters", "soldiers"])  # capitalised behind a dateline
_TIES = frozenset(["of", "in", "from", "at"])
_AGE = 3  # digits


@cache
def _demonyms() -> frozenset[str]:
    """What is of a country by one word that does not name it: "iraqi"."""
    known = catalogue().countries.values()
    names = {form.lower() for land in known for form in (land.name, *land.aliases)}
    return frozenset(word.lower() for land in known for word in land.adjectives) - names


def printed(ground: Ground, part: Range, text: str, title: str | None, organisation: str | None) -> Speaker:
    """The speaker of a source with the name `text` in it, and the words `title` in front of that."""
    page, g = ground.page, grammar()
    if (title, text) == ("General", "Staff"):
        return Speaker(name="General Staff", kind="organisation", organisation="General Staff")
    if title and text.lower() in g["organisation_nouns"]:
        text, title = f"{title} {text}", None  # "Maltese national TV"
    if (common := _no_name(ground, part, text, title)) is not None:
        return common
    if _is_aged(ground, part, text):
        return Speaker(name=text, kind="person", role=title, organisation=organisation)
    over = [place for place in ground.places if overlap(page.span(part), place.span)]
    if not title and over and (" " not in text or any(place.span.text == text for place in over)):
        return Speaker(name=text, kind="organisation")
    if page.lower[part[0]] == "the" and " " not in text and text.endswith("s") and not title:
        return Speaker(name=text, kind="group")
    if _is_body(ground, part, text, title):
        return Speaker(name=text, kind="organisation")
    return Speaker(name=text, kind="person", role=title, organisation=organisation)


def _no_name(ground: Ground, part: Range, text: str, title: str | None) -> Speaker | None:
    """Whoever has no name though a word is capitalised: "Students said", "Kurdish and Iraqi", "the guards of Harun"."""
    g, alone = grammar(), " " not in text and title is None
    if alone and (text.lower() in _ARMED or (_opens(ground.page, part, text) and _is_common(ground, text))):
        return Speaker(name=None, kind=unnamed_kind([text.lower()]), role=text)
    if text.lower() in _demonyms():
        return Speaker(name=None, kind="anonymous", role=ground.page.span(part).text)  # whose, and not who
    if text.lower().split()[0] in g["time_words"] and (alone or title is not None):
        return Speaker(name=None, kind="anonymous", role=f"{title} {text}" if title else text)
    if title is not None and (title.split()[-1].lower() in _TIES or (text == "Republic" and title.endswith(" of the"))):
        whole = f"{title} {text}"
        kind = unnamed_kind(title.lower().split())
        return Speaker(
            name=whole if kind == "organisation" else None, kind=kind, role=None if kind == "organisation" else whole
        )
    return None


def _opens(page: Page, part: Range, text: str) -> bool:
    return page.tokens[part[0]].text == text and opens(page, (part[0], part[0] + 1))


def _is_common(ground: Ground, word: str) -> bool:
    """Whether a word that opens a sentence is capitalised for that alone: nowhere else, or small elsewhere."""
    if word in ground.names:
        return False
    return (word.endswith("s") and not word.isupper()) or ground.written[word.lower()] > 0


def _is_aged(ground: Ground, part: Range, text: str) -> bool:
    """Whether a name is somebody's whose age stands behind it: "Marin, 21, a fighter"."""
    page, words = ground.page, len(text.split())
    behind = page.lower[part[0] + words : min(part[0] + words + 2, part[1])]
    return page.span(part).text.startswith(text) and behind[:1] == [","] and behind[1:] != [] and _is_age(behind[1])


def _is_age(word: str) -> bool:
    return word.isdigit() and len(word) < _AGE


def _is_body(ground: Ground, part: Range, text: str, title: str | None) -> bool:
    """Whether a name is a body's or a land's: by its words, by the article or noun before it, by what it has."""
    g, page = grammar(), ground.page
    nouns = g["organisation_nouns"] | g["bodies_again"]
    titled_so = title is not None and not g["titles"].isdisjoint(title.lower().split())
    alone = len(text.split()) == 1
    if any(word.lower() in g["organisation_nouns"] for word in text.split()):
        return True
    if alone and not titled_so and text.isupper() and not page.shouts(part[0]):
        return True
    if title is not None:
        return not titled_so and title.lower().split()[-1] in nouns  # "the aid group Open Wells"
    if "which" in (*page.lower[part[0] : part[1]], *_behind(ground, part)):
        return True  # "Vesk Watch, which counts the dead,"
    if _is_called_body(page, part, nouns):
        return True
    return (page.lower[part[0]] == "the" and text.lower() not in g["titles"] | g["single_roles"]) or (
        alone and text in ground.lands
    )


def _is_called_body(page: Page, part: Range, nouns: frozenset[str]) -> bool:
    """Whether what stands behind the comma calls it a body: "Doctors Across Lines, a relief charity that ...,"."""
    comma = next((i for i in range(part[0] + 1, part[1] - 2) if page.lower[i] == ","), None)
    if comma is None or page.lower[comma + 1] not in ("a", "an", "the", "another"):
        return False
    ends = grammar()["prepositions"] | {",", "that", "which", "of", "who", "whose"}
    end = next((i for i in range(comma + 2, part[1]) if page.lower[i] in ends), part[1])
    return page.lower[end - 1] in nouns


def _behind(ground: Ground, part: Range) -> list[str]:
    """The word behind the comma that follows a source."""
    lower = ground.page.lower
    return lower[part[1] + 1 : part[1] + 2] if lower[part[1] : part[1] + 1] == [","] else []
