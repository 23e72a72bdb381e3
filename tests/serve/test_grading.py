"""A person grades a source, with a reason; it stands beside the source wherever it is named, and can be undone."""

import html
import re

from tests.serve.served import BASE, Browser, browser

from tadmor.serve.house import House

_FORM = re.compile(r'<form[^>]* method="post" action="/review"[^>]*>(.*?)</form>', re.S)
_SOURCE = "/sources/Anton Berezhnov"


def _form(page: str, action: str) -> dict[str, str]:
    """What the page's form for an action would send."""
    found = (
        {
            name: html.unescape(value)
            for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
        }
        for form in _FORM.findall(page)
    )
    return next(form for form in found if form["action"] == action)


def _send(user: Browser, form: dict[str, str], **more: str) -> int:
    headers = {"origin": BASE, "sec-fetch-site": "same-origin"}
    status: int = user.client.post("/review", data=form | more, headers=headers).status_code
    return status


def test_a_grade_is_a_persons_word_with_a_reason(case: House) -> None:
    """Shown with who gave it on the source's page, in the list, beside claims and voices, and in the audit."""
    user = browser(case)
    page = user.client.get(_SOURCE).text
    assert "Nobody has graded them." in page
    form = _form(page, "set")
    assert 409 == _send(user, form, value="B")  # no reason
    assert 409 == _send(user, form, value="1", note="why not")
    assert 303 == _send(user, form, value="D", note="took back two figures")
    page = user.client.get(_SOURCE).text
    assert "not usually reliable" in page and "took back two figures" in page
    for address in ("/claims?speaker=Berezhnov", "/sources", "/audit"):
        text = user.client.get(address).text
        assert "graded D" in text or "took back two figures" in text, address
    (row,) = [one for one in user.client.get("/sources.json").json()["rows"] if one["name"] == "Anton Berezhnov"]
    assert ("D", "dana") == (row["reliability"]["grade"], row["reliability"]["by"])
    found = user.client.get("/claims.json?reliability=D").json()["rows"]
    assert {"Anton Berezhnov"} == {one["speaker"] for one in found}
    assert [] == user.client.get("/claims.json?reliability=A,B,C,E,F").json()["rows"]
    assert 409 == _send(user, form, value="A", note="another window, which saw no grade yet")
    assert 303 == _send(user, _form(page, "undo"))
    assert "Nobody has graded them." in user.client.get(_SOURCE).text


def test_a_voice_carries_its_grade(case: House) -> None:
    """Where voices stand side by side."""
    user = browser(case)
    (incident, *_) = user.client.get("/incidents.json?support=conflict").json()["rows"]
    columns = user.client.get(f"/incidents/{incident['id']}/compare.json").json()["columns"]
    pages = (user.client.get(f"/sources/{column['name']}") for column in columns)
    page = next(page for page in pages if page.status_code == 200)
    assert 303 == _send(user, _form(page.text, "set"), value="C", note="so far")
    for part in ("", "/compare"):
        assert "graded C" in user.client.get(f"/incidents/{incident['id']}{part}").text


def test_a_name_is_found_however_it_is_written(case: House) -> None:
    """As every name in a filter."""
    assert "<bdi>Anton Berezhnov</bdi>" in browser(case).client.get("/sources/anton berezhnov").text
