"""What stands between a cue and its content: the one addressed, a day, and the occasion ("in a statement")."""

from dataclasses import dataclass

from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar, is_verbal
from tadmor.ontology.spelling import ARTICLES

__all__ = ["Between", "adjuncts", "medium"]

_LEADS = frozenset(["on", "in", "at", "during", "via", "through", "to", "after", "by", "as", "over"])


@dataclass(frozen=True, slots=True)
class Between:
    """What was stepped over behind a cue."""

    at: int
    hearer: Range | None = None
    medium: Range | None = None


def adjuncts(page: Page, at: int, high: int, hearer: bool) -> Between:
    """Step over the one addressed, a day, and "in a statement", in any order."""
    g, lower = grammar(), page.lower
    heard: Range | None = None
    occasion: Range | None = None
    while at < high:
        word = lower[at]
        if hearer and heard is None and (found := _hearer(page, at, high)):
            heard, at = found, found[1]
        elif page.lower[at + 1 : at + 2] in (["'s"], ["’s"]):
            break  # "claimed responsibility for Sunday's bomb"
        elif word in g["time_heads"] or (
            word in ("on", "in")
            and at + 1 < high
            and lower[at + 1] in g["time_heads"] | {"march", "may"}
            and page.words.title(at + 1)
        ):
            at = _time(page, at, high)
        elif word in _LEADS and occasion is None and (found := medium(page, at, high)):
            occasion, at = found, found[1]
        elif word in g["prepositions"] - {"to"} and (that := _before_that(page, at, high)) is not None:
            at = that
        else:
            break
    return Between(at, heard, occasion)


def _before_that(page: Page, at: int, high: int) -> int | None:
    """Where "that" stands behind "during a rally in the north", with no verb between."""
    for end in range(at + 1, min(high, at + 12)):
        if page.lower[end] == "that":
            return end if page.lower[end - 1] != "so" else None
        if not page.lower[end][:1].isalnum() or is_verbal(page.words, end):
            return None
    return None


def _time(page: Page, at: int, high: int) -> int:
    g = grammar()
    at += 1
    while at < high and (
        page.lower[at] in g["time_words"] or (page.lower[at].isdigit() and page.lower[at - 1] in g["time_words"])
    ):
        at += 1
    return at


def _hearer(page: Page, at: int, high: int) -> Range | None:
    """ "reporters", "the AP", "Fox News": one word of a list, a run of capitals, or a short phrase up to "that"."""
    g, lower = grammar(), page.lower
    if lower[at] in g["hearers"] and not (page.words.title(at) and at + 1 < high and page.words.title(at + 1)):
        return at, at + 1
    end = at + (lower[at] in g["determiners"] | g["possessives"])
    first = end
    while (
        end < high
        and end < at + 7
        and (_in_name(page, end) or (lower[end] in ("of", "'s", "’s", "&") and end > first))
        and lower[end] not in g["time_heads"]
    ):
        end += 1
    if end > first and lower[end - 1] not in ("of", "&"):
        return _longer(page, (at, end), high)
    return _up_to_that(page, at, high)


def _in_name(page: Page, at: int) -> bool:
    """Whether a token may belong to the name of an outlet: "Sawt", "al-Harun"."""
    article, hyphen, name = page.tokens[at].text.partition("-")
    return page.words.title(at) or bool(hyphen and article in ARTICLES and name[:1].isupper())


def _longer(page: Page, part: Range, high: int) -> Range:
    """ "the Associated Press news agency" when "that", a comma or a quotation follows soon."""
    for end in range(part[1], min(high, part[1] + 7)):
        if page.lower[end] in grammar()["time_heads"]:
            break
        if page.lower[end] == "," and (closed := _relative(page, end, high)) is not None:
            return part[0], closed
        if page.lower[end] in ("that", ",", ":", "in", "on", ".") or end in page.quote_end:
            return part[0], end
        if not page.lower[end].isalpha() or is_verbal(page.words, end):
            break
    return part


def _relative(page: Page, comma: int, high: int) -> int | None:
    """Where ", who is visiting Damascus," ends, when "that" follows it."""
    if page.lower[comma + 1 : comma + 2] not in (["who"], ["which"], ["a"], ["the"]):
        return None
    for end in range(comma + 2, min(high - 1, comma + 25)):
        if page.lower[end] == ",":
            return end + 1 if page.lower[end + 1] == "that" else None
    return None


def _up_to_that(page: Page, at: int, high: int) -> Range | None:
    g = grammar()
    for end in range(at, min(high, at + 9)):
        word = page.lower[end]
        if end > at and (
            word in ("that", "to", "how", "whether", "what", "about", ",", ":", ".", "in", "on", "at", "after", "if")
            or end in page.quote_end
        ):
            return at, end
        if is_verbal(page.words, end) or word in g["subject_pronouns"] - g["determiners"]:
            return None
        if not word[:1].isalnum():
            return None
    return (at, high) if high - at < 8 else None


def medium(page: Page, at: int, high: int) -> Range | None:
    """The noun phrase of "in a written statement", without its preposition."""
    g = grammar()
    for end in range(at + 1, min(high, at + 9)):
        word = page.lower[end]
        if word in g["media"] and page.lower[end + 1 : end + 2] != ["conference"] and word not in ("press",):
            follows = page.lower[end + 1] if end + 1 < high else ""
            if follows in g["media"] or (follows == "conference"):
                continue
            stop = end + 1
            if follows in ("posted", "published", "released", "carried") and end + 2 < high:
                stop = end + 3
            return at + 1, min(stop, high)
        if (
            not word[:1].isalnum()
            or is_verbal(page.words, end)
            or word in g["subject_pronouns"] - g["determiners"]
            or word in g["prepositions"]
        ):
            return None
    return None
