"""Whom "he" means by the build of a sentence: who is named behind its opening clause, or headed the one before."""

from tadmor.extract.attributions.speakers.scene import Scene, by_name, is_named_person
from tadmor.extract.attributions.speakers.standing import gender, speaker_of
from tadmor.extract.attributions.speakers.told import Mention
from tadmor.extract.attributions.speakers.wording import trails
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["named_after", "subject_before"]

_AGE = 6  # tokens of "Twelve-year-old"
_CLAUSE = 40  # tokens of a clause in front of a name
_SMALL = frozenset([",", "the", "a"])


def named_after(wanted: str, part: Range, scene: Scene) -> Speaker | None:
    """ "Referring to what he called carnage, Hallow said so": who is named right behind the clause."""
    page = scene.page
    low = page.starts[page.sentence(part[0])]
    if low == part[0] or not _leading(page.lower[low]) or page.quote_of[part[0]] >= 0:
        return None
    stop = min(page.sentence_end(part[0]), part[1] + _CLAUSE)
    tokens = page.tokens
    if any(by_name(m) for m in scene.told.between(tokens[low].start, tokens[part[0]].start) if is_named_person(m[1])):
        return None
    found = scene.told.between(tokens[part[1]].start, tokens[stop - 1].end) if part[1] < stop else []
    first = next((m for m in found if by_name(m) and _behind_comma(m, scene)), None)
    return _fitting(first, wanted)


def _leading(word: str) -> bool:
    """Whether a sentence that begins with a word has its subject behind a comma."""
    return word.endswith("ing") or word in grammar()["leading"]


def _behind_comma(mention: Mention, scene: Scene) -> bool:
    return scene.page.text[: mention[0].start].rstrip(" ").endswith(",")


def subject_before(wanted: str, part: Range, scene: Scene) -> Speaker | None:
    """ "Hallow has been accused. But he denied ...": who headed the sentence before, if nobody named spoke in it."""
    page = scene.page
    number = page.sentence(part[0])
    if number == 0 or part[0] - page.starts[number] > 1 or trails(page, part):
        return None
    low, high = page.starts[number - 1], page.starts[number]
    if page.paragraph_of(part[0]) - page.paragraph_of(low) > 1 or page.quote_of[high - 1] >= 0:
        return None
    if any(k.speaker.name and k.speaker.kind == "person" for k in scene.said if low <= k.at < part[0]):
        return None
    tokens = page.tokens
    named = scene.told.between(tokens[low].start, tokens[high - 1].end)
    people = [m for m in named if is_named_person(m[1]) and by_name(m)]
    low += page.lower[low] in grammar()["openers"] and low + 1 < high
    second = [i + 1 for i in range(low + 1, high - 1) if page.lower[i - 1 : i + 1] == [",", "and"]]
    heads = [tokens[i].start for i in reversed(second)]  # "It was quiet, and Major Hallow took me there. He said"
    opens = next((m for at in heads for m in people if m[0].start <= at < m[0].end), None)
    first = _past_age(scene, low, high)
    opens = opens or next((m for m in people if m[0].start <= tokens[first].start), None)
    return _fitting(opens, wanted) if opens and not opens[0].text.endswith(("'s", "’s")) else None


def _past_age(scene: Scene, low: int, high: int) -> int:
    """Where a sentence goes on behind an age: "Twelve-year-old Marin Dubal had just arrived"."""
    lower = scene.page.lower
    old = next(
        (i for i in range(low, min(high - 1, low + _AGE)) if lower[i] == "old" or lower[i].endswith("-old")), None
    )
    return low if old is None else old + 1


def _fitting(mention: Mention | None, wanted: str) -> Speaker | None:
    if mention is None or not is_named_person(mention[1]):
        return None
    speaker = speaker_of(mention[1])
    return speaker if gender(speaker, frozenset()) in (wanted, None) else None
