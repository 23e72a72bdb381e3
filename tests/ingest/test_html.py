"""The article comes off the page whole, and the page stays behind."""

import socket
from datetime import date
from typing import Any

import pytest

from tadmor.ingest import parse
from tadmor.model import Document, Raw, Rejected

TODAY = date(2020, 1, 2)
PARAGRAPHS = (
    "The army said on Sunday that its units had left the eastern district after two days, café owners among them.",
    "“We counted some forty shells before dawn,” said a shopkeeper who gave her first name only.",
    "A spokesman for the governor denied that any fighters had entered the grain silo, two kilometres to the north.",
    "The quoted order read as follows, according to a copy that was shown to reporters at the provincial headquarters.",
    "Units shall withdraw behind the canal before nightfall and shall leave no vehicle behind on the eastern bank.",
    "Aid workers expect several hundred families to return within the week if the road from the south stays open.",
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Army leaves district | The Valley Post</title>
<meta property="og:site_name" content="The Valley Post"><meta property="og:title" content="Army leaves district">
<meta name="author" content="Mina Haddad"><link rel="canonical" href="https://valleypost.example/army-leaves">
<meta property="article:published_time" content="2019-11-03T10:00:00+02:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Army leaves district</h1><a class="skip-link" href="#more">Skip to the end of the story</a>
<p>{PARAGRAPHS[0]}</p><div class="share-tools buttons"><a href="#">Share on a network</a>
<a href="#">Mail this</a></div>
<p>{PARAGRAPHS[1]}</p><figure><img src="a.jpg"><figcaption>Smoke over the silo, file photo</figcaption></figure>
<p>{PARAGRAPHS[2]}</p><aside class="related"><p>Related: Ten films to see this winter</p></aside>
<p>{PARAGRAPHS[3]}</p><blockquote><p>{PARAGRAPHS[4]}</p></blockquote>
<p>{PARAGRAPHS[5]}</p></article></main>
<section class="comments" id="comments"><p>reader77: I do not believe a word of it, and never will.</p></section>
<footer><p>Terms of use. Cookies. Imprint.</p></footer></body></html>"""


def read(page: str | bytes, **said: Any) -> Document | Rejected:
    """What a page becomes."""
    content = page if isinstance(page, bytes) else page.encode()
    found = parse(Raw(name="a.html", content=content, media="html", **said), TODAY)
    assert isinstance(found, Document | Rejected)
    return found


def document(page: str | bytes, **said: Any) -> Document:
    """The document on a page."""
    found = read(page, **said)
    assert isinstance(found, Document), found
    return found


def test_every_paragraph_is_there_and_no_furniture() -> None:
    """Quoted blocks included, one paragraph a line; menus, share boxes, captions, comments not."""
    lines = document(PAGE).text.split("\n")
    assert list(PARAGRAPHS) == [line for line in lines if line != "Army leaves district"]


def test_the_page_tells_where_it_is_from() -> None:
    """Title, outlet, author, day, address and language."""
    found = document(PAGE)
    assert ("Army leaves district", "The Valley Post", ("Mina Haddad",)) == (found.title, found.outlet, found.authors)
    assert date(2019, 11, 3) == found.published
    assert ("https://valleypost.example/army-leaves", "en") == (found.url, found.lang)


def test_what_the_person_says_wins() -> None:
    """Over everything that stands on the page."""
    found = document(PAGE, outlet="Other", published=date(2019, 11, 2), title="T", url="https://other.example/x")
    assert ("Other", date(2019, 11, 2), "T", "https://other.example/x") == (
        found.outlet,
        found.published,
        found.title,
        found.url,
    )


def test_a_host_is_an_outlet_for_want_of_a_better_name() -> None:
    """Where the page names none."""
    page = PAGE.replace('<meta property="og:site_name" content="The Valley Post">', "").replace(
        " | The Valley Post", ""
    )
    assert "valleypost.example" == document(page).outlet


@pytest.mark.parametrize("written", ["2031-05-05", "not a day", ""])
def test_a_day_in_the_future_or_none_is_absent(written: str) -> None:
    """A page may say nonsense; its text is still a report."""
    assert document(PAGE.replace("2019-11-03T10:00:00+02:00", written)).published is None


def test_no_day_is_guessed_from_the_running_text() -> None:
    """A day that is told of is not the day of publication."""
    page = PAGE.replace("2019-11-03T10:00:00+02:00", "").replace("on Sunday", "on 12 March 2018")
    assert document(page).published is None


@pytest.mark.parametrize(
    ("charset", "declared"), [("windows-1252", "iso-8859-1"), ("cp1252", "windows-1252"), ("utf-16", "utf-8")]
)
def test_the_declared_encoding_is_used(charset: str, declared: str) -> None:
    """As browsers take it, a byte order mark before everything else."""
    page = PAGE.replace('charset="utf-8"', f'charset="{declared}"').encode(charset)
    assert "café owners" in document(page).text


def test_an_encoding_that_is_none_falls_back() -> None:
    """A page that claims to be rot13 is read as what it is."""
    assert "café owners" in document(PAGE.replace('charset="utf-8"', 'charset="rot13"')).text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("<html><body></body></html>", "no-text"),
        ("<html><body><script>alert(1)</script></body></html>", "no-text"),
        (b"<html>\x00\x01\x02</html>", "binary"),
        (b"<p>" + bytes(range(128, 256)) * 20, "encoding"),
    ],
)
def test_a_page_without_an_article_is_a_reject(page: str | bytes, reason: str) -> None:
    """Each with its own reason."""
    found = read(page)
    assert isinstance(found, Rejected)
    assert reason == found.reason


@pytest.mark.parametrize(
    "page",
    [
        PAGE[: len(PAGE) // 2],
        PAGE.replace("</p>", ""),
        PAGE.replace("<p>", "<p><b><i>"),
        "<div>" * 3000 + PAGE,
        PAGE.replace("</head>", "<meta name='author' content='&#xD800;&#0;'></head>"),
        '<?xml version="1.0" encoding="utf-8"?>' + PAGE,
    ],
)
def test_broken_pages_do_not_raise(page: str) -> None:
    """Cut off, unclosed, nested deeply, with characters that are none: a document or a reject."""
    found = read(page)
    assert isinstance(found, Rejected) or found.text.encode("utf-8")


def test_reading_a_page_makes_no_network_access(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for its links, its feeds or its host."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("network access")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert document(PAGE).outlet == "The Valley Post"


def test_a_page_of_ours_is_marked_as_composed() -> None:
    """The dossier's page says in its head that it is a sample, and so does the document."""
    said = '<meta name="tadmor:composed" content="true">'
    page = "<html><head>{}</head><body><article><p>{}</p></article></body></html>"
    words = "The column left the town before dawn, the spokesman said, and nobody has seen it since then. " * 3
    marks = [parse(Raw(name="p.html", content=page.format(head, words).encode(), media="html")) for head in (said, "")]
    assert [True, False] == [isinstance(document, Document) and document.composed for document in marks]


def test_a_heading_of_some_box_is_no_title() -> None:
    """Where the page marks no headline, the window's title is one."""
    body = "".join(
        f"<p>The army took the {n} bridge at Orlin, and people came back to their houses.</p>" for n in "abcdef"
    )
    head = "<html><head><title>Army takes bridges - Post</title></head>"
    page = (
        f'{head}<body><article><h2 class="interactive-headline">Location of attack</h2>{body}</article></body></html>'
    )
    assert "Army takes bridges - Post" == document(page).title


@pytest.mark.parametrize(
    ("head", "headline"),
    [
        ('<meta name="DC.title" content="Army takes bridges"><title>Harun Times</title>', ""),
        ("<title>Harun Times</title>", '<h2 itemprop="headline">Army takes bridges</h2>'),
        ("<title>Harun Times</title>", '<h2 class="big entry-title">Army takes bridges</h2>'),
        ("", '<svg><title>Close icon</title></svg><h2 class="top">Army takes bridges</h2>'),
    ],
)
def test_a_marked_headline_stands_against_the_windows_title(head: str, headline: str) -> None:
    """So does any against the title of a drawing."""
    body = "".join(f"<p>The army took the {n} bridge at Orlin, and people came to their houses.</p>" for n in "abcdef")
    page = f"<html><head>{head}</head><body><article>{headline}{body}</article></body></html>"
    assert document(page).title not in {"Harun Times", "Close icon"}


def test_another_apostrophe_is_no_other_title() -> None:
    """The window's title, with the site's name cut off, is the one found."""
    body = "".join(f"<p>The army took the {n} bridge at Orlin, and people came to their houses.</p>" for n in "abcdef")
    head = "<html><head><title>Orlin’s bridges fall - Post</title></head>"
    headline = "<h2 class='interactive-headline'>Orlin's bridges fall</h2>"
    page = f"{head}<body><article>{headline}{body}</article></body></html>"
    assert "Orlin's bridges fall" == document(page).title
