"""Of whom a paragraph goes on to tell: "A lieutenant gave me tea. His company was small. He had heard so, he said".

A report in the first person brings people in by what they are and does, not by what they say; "he" is then the one
whom the sentences before were about, and not who spoke paragraphs ago.
"""

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.heads import RELATIVE, capital, is_calling
from tadmor.extract.attributions.speakers.scene import Scene, by_name, is_named_person, many
from tadmor.extract.attributions.speakers.standing import gender, speaker_of
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["told_of"]

_BACK = 6  # sentences
_PHRASE = 7  # tokens from an article to the noun
_NAMING = 6  # tokens from the noun to the name: "a woman I'll call Nawal"
_FRONT = 5  # tokens of a sentence before its subject: "In that yard sat", "That afternoon I met"
_MET = frozenset(["met", "saw", "found", "asked", "visited", "interviewed", "with"])
_CALLED = frozenset(["call", "called", "named"])


def told_of(wanted: str, part: Range, scene: Scene) -> Speaker | None:
    """Whom this paragraph is about before a pronoun, if nobody has spoken in it since; None where that is unclear."""
    page = scene.page
    first = page.sentence(page.paragraph_start(part[0]))
    for number in range(page.sentence(part[0]), max(first - 1, page.sentence(part[0]) - _BACK), -1):
        low, high = page.starts[number], min(page.sentence_end(page.starts[number]), part[0])
        if any(low <= k.at < high and k.speaker.kind in ("person", "anonymous") for k in scene.said):
            return None
        found = _subject(low, high, scene)
        if found is not None:
            return found if _fits(found, wanted) else None
    return None


def _fits(speaker: Speaker, wanted: str) -> bool:
    told = gender(speaker, frozenset())
    words = set((speaker.role or "").lower().split())
    told = told or next((g for g, nouns in (("f", "women"), ("m", "men")) if words & grammar()[nouns]), None)
    return told in (wanted, None) and not many(speaker)


def _subject(low: int, high: int, scene: Scene) -> Speaker | None:
    """The person with whom a sentence begins, or whom the reporter met in it: by name, or by what he is."""
    page = scene.page
    tokens = page.tokens
    if low >= high:
        return None
    named = scene.told.between(tokens[low].start, tokens[high - 1].end)
    people = [m for m in named if is_named_person(m[1]) and by_name(m) and not m[0].text.endswith(("'s", "’s"))]
    opens = next((m for m in people if m[0].start <= tokens[low].start), None)
    if opens is not None and not _owns(page, opens[0].end):
        return speaker_of(opens[1])
    if (name := _run(page, low, high)) is not None:
        return name
    if (one := _calling(page, low, high)) is not None:
        called = page.lower[low] == "the" and scene.said.short(["the", *(one.role or "").lower().split()])
        return called or one
    met = next(
        (i for i in range(low, min(low + _FRONT, high - 1)) if page.lower[i] in _MET and _mine(page, low, i)), None
    )
    return _calling(page, met + 1, high) if met is not None else None


def _mine(page: Page, low: int, at: int) -> bool:
    return not {"i", "we"}.isdisjoint(page.lower[low:at])


def _owns(page: Page, end: int) -> bool:
    return page.text.startswith(("'s", "’s"), end)


def _run(page: Page, low: int, high: int) -> Speaker | None:
    """Two or three capitalised words with a clause on them: "Marin Dubal, whom the army had dead, ..."."""
    end = low
    while end < high and capital(page, end):
        end += 1
    clause = page.lower[end + 1 : end + 2]
    fits = 2 <= end - low <= 3 and page.lower[end : end + 1] == [","] and clause and clause[0] in (*RELATIVE, "whom")
    return Speaker(name=page.span((low, end)).text, kind="person") if fits else None


def _calling(page: Page, low: int, high: int) -> Speaker | None:
    """Somebody brought in by what he is: "A lieutenant of the Corps", "a boy who"; "a woman I'll call X" is X."""
    if page.lower[low] == "the" and page.lower[low + 2 : low + 3] == ["who"]:
        return _made_known(page, low, high)
    if page.lower[low] not in ("a", "an", "another", "one", "the"):
        return None
    ends = grammar()["prepositions"] | {"of", ",", "who", "."}
    end = next((i for i in range(low + 1, min(low + _PHRASE, high)) if is_calling(page.lower[i])), None)
    if end is None or any(page.lower[i] in ends for i in range(low + 1, end)):
        return None
    naming = next((i for i in range(end + 1, min(end + _NAMING, high - 1)) if page.lower[i] in _CALLED), None)
    if naming is not None and page.title(naming + 1):
        return Speaker(name=page.tokens[naming + 1].text, kind="person", role=page.span((low + 1, end + 1)).text)
    return Speaker(name=None, kind="anonymous", role=page.span((low + 1, end + 1)).text)


def _made_known(page: Page, low: int, high: int) -> Speaker | None:
    """ "The man who was to guard it was a music teacher": the music teacher."""
    if page.lower[low + 1] not in grammar()["men"] | grammar()["women"]:
        return None
    at = next((i for i in range(high - 2, low + 3, -1) if page.lower[i : i + 2] in (["was", "a"], ["is", "a"])), None)
    end = next((i for i in range(at + 2, high) if is_calling(page.lower[i])), None) if at is not None else None
    return Speaker(name=None, kind="anonymous", role=page.span((at + 2, end + 1)).text) if at and end else None
