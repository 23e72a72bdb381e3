"""People without a name, by their office: "Pentagon officials", "a Turkish Foreign Ministry official"."""

from dataclasses import replace

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.phrases import left_edge
from tadmor.extract.actors.sight import THE, Sight

__all__ = ["official", "official_after", "official_of"]


def official_after(
    sight: Sight,
    first: int,
    end: int,
    *,
    country: str | None,
    institution: str | None,
    body: str | None = None,
) -> Found | None:
    """Somebody unnamed of what has just been named: "Pentagon officials", "a Turkish Foreign Ministry official"."""
    if end and sight.scanned.words[end - 1].possessive:
        return None
    found = official_of(sight, first, end, country=country, institution=institution)
    return found if found is None or body is None else replace(found, body=body)


def official_of(sight: Sight, first: int, end: int, *, country: str | None, institution: str | None) -> Found | None:
    """The same, also behind a possessive: "Norland's prime minister"."""
    scanned, at = sight.scanned, end
    while at < len(scanned.words) and at - end < 4 and not scanned.words[at].marked:
        if at in sight.taken:
            return None
        if scanned.words[at].fold in sight.nouns.unnamed and not _noun_goes_on(sight, at + 1):
            return official(sight, left_edge(scanned, first, sight.nouns), first, at, country, institution)
        if scanned.words[at].fold not in sight.nouns.adjectives and at not in scanned.institutions:
            return None
        if at in scanned.institutions:  # "a Syrian army officer" is of the army
            institution = institution or scanned.institutions[at].target
        at += 1
    return None


def _noun_goes_on(sight: Sight, at: int) -> bool:
    found = sight.scanned.words
    return at < len(found) and (found[at].fold in sight.nouns.unnamed or at in sight.taken)


def official(sight: Sight, left: int, core: int, at: int, country: str | None, institution: str | None) -> Found:
    """A mention by office alone ("the Syrian deputy minister"): words `left` to `at`, the institution in `core`."""
    definite = sight.scanned.words[left].fold in THE or (core == left and sight.scanned.words[core].possessive)
    return Found(
        sentence=sight.number,
        first=left,
        core=core,
        end=at + 1,
        asks="official",
        noun=sight.scanned.words[at].fold,
        institution=institution,
        country=country,
        definite=definite,
    )
