"""The article on a page, without the page: trafilatura finds it, and the page's own particulars go with it.

What markup shows to be no part of the report (menus, share boxes, captions, comments) is left out here. Lines that only
their words give away ("Read more", copyright) stay in the text, and the furniture step marks them.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import unescape
from typing import TYPE_CHECKING, Any

from tadmor.ingest.decoding import decode_page
from tadmor.ingest.details import host_name, is_future, make_document, reject
from tadmor.ingest.formats import Format, one_input
from tadmor.model import Document, Raw, Rejected

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

__all__ = ["FORMAT", "Article", "article", "parse"]

_MAX_PAGE = 20_000_000  # characters; trafilatura's own limit
_FEW = 0.4  # of the characters in the page's paragraphs: below, careful extraction has lost some of the article
_RICHER = 1.5  # how much longer the less careful extraction must be to be preferred
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p|h1)\b", re.IGNORECASE)
_LANG = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)
_COMPOSED = re.compile(r"<meta\s+name=[\"']tadmor:composed[\"']\s+content=[\"']true[\"']", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]")
_HEADLINE = re.compile(
    r"<h1\b|<meta[^>]{0,200}\b(?:og|twitter|dc|dcterms)[:.]?title\b|\"headline\"\s*:"
    r"|\bitemprop\s*=\s*[\"']?headline\b|\bclass\s*=\s*[\"']?(?:[^\"'>]{0,200}\s)?entry-title(?=[\s\"'>])",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(r"</head\b|<body\b|<svg\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,1000})</title>", re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys("‘’ʼ`´", "'") | dict.fromkeys("“”„«»", '"'))
_BLANKS = re.compile(r"[^\S\n]+")
_SHORTCODE = re.compile(r"(?m)^ *\[/?[a-z]+(?:_\d+)?\] *$")  # "[ad_1]", "[/embed]": a publisher's markup, left over
_LINES = re.compile(r" ?\n[ \n]*")
# Shown by markup alone to stand beside the report. Measured on 400 pages, see docs/reference/inputs.md.
_BESIDE = [
    "//aside",
    "//a[starts-with(@href, '#') and contains(@class, 'skip')]",
    "//figcaption",
    "//*[contains(@class, 'share') and (contains(@class, 'tools') or contains(@class, 'buttons'))]",
    "//*[contains(@class, 'newsletter') and not(descendant::p[5])]",
    "//*[contains(@class, 'related') and not(descendant::p[5])]",
    "//*[contains(@class, 'pb-caption') or contains(@class, 'photo-txt') or contains(@class, 'video-description')]",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says: `text` has one paragraph a line."""

    text: str
    outlet: str | None
    published: date | None
    title: str | None
    authors: tuple[str, ...]
    url: str | None
    lang: str | None


def sniff(head: bytes) -> bool:
    """Whether bytes look like a page: they begin with a tag, and one of HTML's is among the first."""
    plain = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    return re.match(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<", plain) is not None and _PAGE.search(plain) is not None


def parse(raw: Raw, today: date | None = None) -> Document | Rejected:
    """The document of a page. Rejects: empty, binary, encoding, too-large, no-text, failed."""
    page = decode_page(raw)
    if isinstance(page, Rejected):
        return page
    found = article(raw, page, url=raw.url, today=today)
    if isinstance(found, Rejected):
        return found
    document = make_document(
        raw,
        found.text,
        today=today,
        outlet=found.outlet,
        published=found.published,
        title=found.title,
        authors=found.authors,
        url=found.url,
        lang=found.lang,
    )
    return replace(document, composed=True) if isinstance(document, Document) and _COMPOSED.search(page) else document


def article(raw: Raw, page: str, *, url: str | None, today: date | None) -> Article | Rejected:
    """The article on a page of which `url` is the address, as far as known. Makes no network access."""
    if not page.strip():
        return reject(raw, "empty", "nothing in it")
    if len(page) > _MAX_PAGE:
        return reject(raw, "too-large", f"a page of more than {_MAX_PAGE:,} characters")
    try:
        found = _extract(page, url, today)
    except MemoryError:
        raise  # the runner's to count
    except Exception as error:  # noqa: BLE001 - on broken pages lxml, htmldate and justext raise all kinds
        return reject(raw, "failed", f"the page could not be read ({type(error).__name__}: {str(error)[:200]})")
    text = _tidy(found.text or "") if found else ""
    if found is None or not text:
        feed = "a feed of headlines; feeds are not read yet, give its articles" if _FEED.search(page[:2000]) else None
        return reject(raw, "no-text", feed or "no article on the page")
    return _article(found, text, page, url, today)


def _extract(page: str, url: str | None, today: date | None) -> "Extracted | None":
    """Carefully first; again with less care when too little of the page's paragraphs is left."""
    import trafilatura  # takes 0.2 s, which a run without pages need not spend

    tree = trafilatura.load_html(page)
    if tree is None:
        return None
    in_paragraphs = sum(len(" ".join(p.itertext())) for p in tree.iter("p"))
    options = _options(url, today)
    careful = _found(page, options | {"favor_precision": True, "prune_xpath": _BESIDE})
    if careful is not None and len(careful.text or "") >= _FEW * in_paragraphs:
        return careful
    plain = _found(page, options)
    if careful is None or (plain is not None and len(plain.text or "") > _RICHER * len(careful.text or "")):
        return plain
    return careful


def _found(page: str, options: dict[str, Any]) -> "Extracted | None":
    import trafilatura
    from trafilatura.settings import Document as Extracted

    found = trafilatura.bare_extraction(page, **options)
    return found if isinstance(found, Extracted) else None


def _options(url: str | None, today: date | None) -> dict[str, Any]:
    """No date is guessed from the running text: an anniversary in it is not when it was published."""
    latest = (today or date.today()) + timedelta(days=1)
    dates = {"original_date": True, "extensive_search": False, "max_date": latest.isoformat()}
    return {"url": url, "with_metadata": True, "include_comments": False, "date_extraction_params": dates}


def _article(found: "Extracted", text: str, page: str, url: str | None, today: date | None) -> Article:
    lang = _LANG.search(page[:5000])
    return Article(
        text=text,
        outlet=found.sitename or host_name(found.url or url),
        published=_day(found.date, today),
        title=_title(found.title, page),
        authors=tuple(filter(None, (found.author or "").split("; "))),
        url=found.url or url,
        lang=lang.group(1).lower() if lang else None,
    )


def _title(found: str | None, page: str) -> str | None:
    """The title that was found; on a page that marks no headline that of its window, not a heading of some box."""
    ends = _HEAD_ENDS.search(page)
    window = None if _HEADLINE.search(page) else _TITLE.search(page, 0, ends.start() if ends else len(page))
    told = " ".join(unescape(window[1]).split()) if window else ""
    return found if not told or (found and _plain(found) in _plain(told)) else told


def _plain(title: str) -> str:
    """A title with its quotation marks folded: pages write one "It’s" here and "It's" there."""
    return " ".join(title.translate(_QUOTES).split())


def _day(written: str | None, today: date | None) -> date | None:
    try:
        found = date.fromisoformat(written or "")
    except ValueError:
        return None
    return None if is_future(found, today) else found


def _tidy(text: str) -> str:
    """One paragraph a line, single blanks: white space in HTML says nothing."""
    return _LINES.sub("\n", _BLANKS.sub(" ", _SHORTCODE.sub("", text))).strip()


FORMAT = Format(
    name="html",
    suffixes=(".html", ".htm", ".xhtml"),
    sniff=sniff,
    split=one_input("html"),
    parse=parse,
    description="HTML: the article on the page, with its title, outlet, authors, date and address.",
)
