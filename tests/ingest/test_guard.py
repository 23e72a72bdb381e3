"""The guard: a table of hostile addresses, and how each is refused."""

import ipaddress

import pytest

from tadmor.errors import FetchRefused
from tadmor.ingest.guard import addresses, is_public, target

HOSTILE_SPELLINGS = [
    "file:///etc/passwd",
    "ftp://example.com/a",
    "gopher://example.com:80/x",
    "data:text/html,hello",
    "//example.com/a",
    "example.com",
    "http://",
    "http:///a",
    "https://user:secret@example.com/",
    "https://example.com@127.0.0.1/",
    "https://example.com\\@127.0.0.1/",
    "https://example.com:22/",
    "http://example.com:6379/",
    "http://example.com:99999/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.0.1.5/",
    "http://example.0x7f/",
    "http://localhost/",
    "http://localhost./",
    "http://LOCALHOST:8080/",
    "http://printer.local/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://router.lan/",
    "http://intranet/",
    "http://service.onion/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
    "http://exa mple.com/",
    "http://example.com/\r\nHost: internal",
    "http://exam%70le.com/",
    "http://-example.com/",
    "http://" + "a" * 64 + ".com/",
    "http://" + "a." * 130 + "com/",
    "http://[::1%25eth0]/",
    "http://[fe80::1%25eth0]/",
    "http://[not-an-address]/",
    "http://example..com/",
]

CLOSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::8.8.8.8",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "ff0e::1",
]

OPEN = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("url", HOSTILE_SPELLINGS)
def test_a_hostile_spelling_is_refused(url: str) -> None:
    """Before any name is looked up."""
    with pytest.raises(FetchRefused):
        target(url)


@pytest.mark.parametrize("address", CLOSED)
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    """Whether it is in the URL or a name leads to it."""
    parsed = ipaddress.ip_address(address)
    assert not is_public(parsed)
    with pytest.raises(FetchRefused):
        addresses(target("http://news.example/"), lambda *_: [address], is_public)
    if "%" not in address:
        literal = f"[{address}]" if ":" in address else address
        with pytest.raises(FetchRefused):
            addresses(target(f"http://{literal}/"), lambda *_: [], is_public)


@pytest.mark.parametrize("address", OPEN)
def test_a_public_address_is_allowed(address: str) -> None:
    """The open internet, also through NAT64."""
    assert is_public(ipaddress.ip_address(address))


def test_one_closed_address_among_open_ones_refuses_the_name() -> None:
    """A name that sometimes leads inside is never followed."""
    with pytest.raises(FetchRefused):
        addresses(target("http://news.example/"), lambda *_: ["8.8.8.8", "10.0.0.1"], is_public)


def test_dots_of_other_scripts_are_dots() -> None:
    """An address spelled with them is the address, and judged as such."""
    where = target("http://127。0。0。1/")
    with pytest.raises(FetchRefused):
        addresses(where, lambda *_: [], is_public)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTPS://News.Example.:443/a?b=c#d", "https://news.example/a?b=c"),
        ("http://news.example:8080", "http://news.example:8080/"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_a_good_url_is_made_plain(url: str, plain: str) -> None:
    """Lower case, ASCII, no fragment, no default port, no trailing dot."""
    assert plain == target(url).url
