"""Whom a source of one pronoun means: inside what somebody says mostly that speaker, else who spoke or acted last."""

from dataclasses import replace

from tadmor.extract.attributions.speakers.persons import he_or_she
from tadmor.extract.attributions.speakers.said import NOBODY
from tadmor.extract.attributions.speakers.scene import BODIES, Over, Scene, is_body
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.extract.attributions.speakers.they import it_or_they
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["is_pronoun", "meant"]


def is_pronoun(words: list[str]) -> bool:
    """Whether a source is one pronoun and nothing else, or "its own"."""
    g = grammar()
    return (len(words) == 1 or words[1:] == ["own"]) and words[0] in g["subject_pronouns"] | g["object_pronouns"] | g[
        "possessives"
    ]


def meant(word: str, part: Range, over: Over | None, scene: Scene) -> Speaker:
    """The speaker that a pronoun stands for; relative ones are not asked here."""
    g = grammar()
    if word in g["first_singular"]:
        return _i(part, over, scene)
    if word in g["first_plural"]:
        return _we(part, over, scene)
    if word in ("this", "that"):
        return Speaker(name=None, kind="document")
    if word in ("one", "you", "everyone", "everybody", "nobody", "someone", "others"):
        return Speaker(name=None, kind="group" if word in ("you", "others") else "anonymous")
    if over is not None and over.at > part[0] and scene.page.quote_of[part[0]] < 0:
        back = meant(word, part, None, replace(scene, said=scene.said.until(part[0])))
        return over.speaker if back == NOBODY else back  # "It had fled, the agency said": it is no agency
    if word in g["person_pronouns_male"] | g["person_pronouns_female"]:
        return he_or_she(word, part, over, scene)
    return it_or_they(word, part, over, scene)


def _i(part: Range, over: Over | None, scene: Scene) -> Speaker:
    """The one who is quoted; a body that is does not say "I", but whoever spoke last for it."""
    if over is not None and scene.outlet and scene.page.quote_of[part[0]] < 0 and _written(over, scene):
        return Speaker(name=scene.outlet, kind="organisation")
    parent = over.speaker if over else _quoted(part, scene)
    if parent is not None and parent.kind not in (*BODIES, "document"):
        return parent
    if parent is None and over is None and scene.page.quotes and scene.page.quote_of[part[0]] < 0 and scene.outlet:
        return Speaker(name=scene.outlet, kind="organisation")  # whoever writes, where others are quoted
    return next((k.speaker for k in scene.said if k.speaker.kind == "person"), parent or NOBODY)


def _written(over: Over, scene: Scene) -> bool:
    """Whether what is said is the writer's own, or told with "that": outside quotation marks "I" is then who writes."""
    return over.speaker.name == scene.outlet or "that" in scene.page.lower[over.start : over.start + 1]


def _we(part: Range, over: Over | None, scene: Scene) -> Speaker:
    parent = over.speaker if over else _quoted(part, scene)
    if parent is None:
        return Speaker(name=scene.outlet, kind="organisation") if scene.outlet else NOBODY
    if parent.kind == "person" and parent.organisation:
        return Speaker(name=parent.organisation, kind="organisation", organisation=parent.organisation)
    if parent.kind != "person" or grammar()["single_roles"].isdisjoint((parent.role or "").lower().split()):
        return parent  # a resident's "we" is no state
    return next((speaker_of(a) for _, a in scene.told.over(scene.page.span(part)) if is_body(a)), parent)


def _quoted(part: Range, scene: Scene) -> Speaker | None:
    """Who spoke last in this paragraph, for somebody inside quotation marks that nothing ties to a speaker."""
    if scene.page.quote_of[part[0]] < 0:
        return None
    last = next(iter(scene.said), None)
    near = last is not None and scene.page.paragraph_of(last.at) == scene.page.paragraph_of(part[0])
    return last.speaker if last and near else None
