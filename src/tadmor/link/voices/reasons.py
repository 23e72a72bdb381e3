"""Why a claim is an echo, in a sentence for people."""

from tadmor.model.voices import Echo, EchoKind

__all__ = ["reason"]

_SENTENCES: dict[EchoKind, str] = {
    "copy": "its words stand in an earlier report of {of}",
    "rewritten": "it is a sentence of an earlier report of {of} in other words",
    "wire": "the report credits {of}{words}",
    "byline": "the report's author is {of}",
    "hat-tip": "the report took the story from {of}{words}",
    "citing": "the report only repeats what {of} says{words}",
    "told": "its source spoke to {of}{words}",
    "speaker": "{of} says it elsewhere as well",
    "spokesman": "it is said for the same body as what {of} says elsewhere",
    "statement": "{of} gave the same figures within days",
    "outlet": "{of} tells it elsewhere as well",
}


def reason(echo: Echo) -> str:
    """One sentence without its full stop; the words of the document where there are some to show."""
    quoted = " … ".join(span.text for span in echo.evidence)
    words = f" (“{quoted[:120]}”)" if quoted else ""
    return _SENTENCES[echo.kind].format(of=echo.of, words=words)
