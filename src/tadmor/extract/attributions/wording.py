"""What the words of a source say of it besides whom they mean: the role as printed, the name in capitals."""

from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["capitals", "role_text"]

_CUTS = frozenset([",", "(", "who", "on", "in", "at", "with", "from", "by", "about", "near", "within"])


def role_text(page: Page, part: Range) -> str | None:
    g = grammar()
    low = part[0]
    while (
        low + 1 < part[1]
        and page.lower[low + 1] != "of"
        and page.lower[low] in g["determiners"] | {"one", "his", "her", "its", "their"}
    ):
        low += 1
    return page.span((low, part[1])).text.rstrip(",") or None


def capitals(page: Page, part: Range) -> tuple[str, str | None] | None:
    """The last run of capitalised words before a comma or preposition, and the title in front of it."""
    g = grammar()
    head = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in _CUTS), part[1])
    high = head
    while high > part[0] and not page.words.title(high - 1):
        high -= 1
    low = high
    while (
        low > part[0]
        and (page.words.title(low - 1) or page.lower[low - 1] in ("al", "-", "bin", "of", "de", "&"))
        and page.lower[low - 1] not in g["titles"] | g["determiners"]
    ):
        low -= 1
    if low == high or (
        high < head
        and page.lower[high - 1] not in grammar()["titles"]
        and page.lower[high].lstrip("'’")[:1].isalpha()
    ):
        return None
    title = page.span((part[0], low)).text if low > part[0] else ""
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        title = title.removeprefix(article)
    return page.span((low, high)).text, (title if title not in ("the", "The", "a", "A", "") else None)
