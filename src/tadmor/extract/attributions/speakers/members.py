"""What a member of a list can be: a name throughout, a state, a body that is named nowhere else."""

from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.wording import BEHIND_NAMES, capitals
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["all_named", "plain", "state_alone"]


def plain(ground: Ground, part: Range) -> Speaker | None:
    """A body that the document gives no other name: "the Lebanon-based Sahel TV", beside somebody known."""
    name = capitals(ground.page, part)
    text, front = name if name else ("", None)
    body = text.split()[-1:] and text.split()[-1].lower() in grammar()["organisation_nouns"]
    text = text.rpartition("-based ")[2]
    return Speaker(name=text, kind="organisation", organisation=text) if body and front is None else None


def state_alone(ground: Ground, part: Range) -> Speaker | None:
    """A state by name alone, or with a clause on it behind a comma."""
    page = ground.page
    end = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in BEHIND_NAMES), part[1])
    return state(page.span((part[0], end)).text)


def all_named(ground: Ground, part: Range) -> bool:
    """Whether a mention opens a phrase, and only a clause or a bracket follows it."""
    page, span = ground.page, ground.page.span(part)
    for mention, _ in ground.told.over(span):
        front = [i for i in range(*part) if page.tokens[i].start < mention.start]
        after = next((i for i in range(*part) if page.tokens[i].start >= mention.end), None)
        g = grammar()
        small = g["determiners"] | g["titles"] | g["possessives"] | g["allied"] | g["bodies_again"]
        around = small | {"news", "state", "agencies", "both", "wider", "'s", "’s"}
        plain = all(page.lower[i] in around or state(page.tokens[i].text) for i in front)
        if plain and (after is None or page.lower[after] in (",", "(", "who", "which", "–", "—")):
            return True
    return False
