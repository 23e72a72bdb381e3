"""An incident on the page: voices side by side, echoes folded, words that lead to their place, people's findings."""

import html
import json
import re
import time

import pytest
from tests.serve.served import BASE, Browser, TestClient, browser, example

from tadmor.serve.house import House
from tadmor.views.columns import SIGNS

COMPARE = "/incidents/{id}/compare"


@pytest.fixture
def compared(page: TestClient) -> str:
    """The page that compares the voices of the incident with a conflict over the dead."""
    return str(page.get(example(page, COMPARE)).text)


def _forms(text: str, action: str) -> list[dict[str, str]]:
    """The hidden fields of each form of an action."""
    forms = re.findall(r"<form[^>]*>(.*?)</form>", text, re.S)
    told = [dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)) for form in forms]
    return [
        {name: html.unescape(value) for name, value in form.items()} for form in told if form.get("action") == action
    ]


def _send(user: Browser, fields: dict[str, str], **more: str) -> int:
    answer = user.client.post("/review", data=fields | more, headers={"origin": BASE, "sec-fetch-site": "same-origin"})
    return int(answer.status_code)


def test_a_list_of_incidents_takes_the_filter(page: TestClient) -> None:
    """And counts voices, never outlets."""
    rows = page.get("/incidents.json?voices_min=2&place=Palmyra&within=200").json()["rows"]
    assert rows
    assert all(row["voices"] >= 2 for row in rows)
    assert rows[0]["support"] in page.get("/incidents?voices_min=2&place=Palmyra&within=200").text
    assert 400 == page.get("/incidents?speeker=x").status_code


def test_the_list_begins_with_what_most_accounts_tell(page: TestClient) -> None:
    """From page to page; by time where that is chosen, and in a feed."""
    told: list[int] = []
    at = ""
    while len(told) < 12:
        answer = page.get(f"/incidents.json?size=4{at}").json()
        told += [row["voices"] for row in answer["rows"]]
        at = f"&next={answer['next']}"
    assert told == sorted(told, reverse=True) and told[0] > told[-1]
    newest = [row["id"] for row in page.get("/incidents.json?size=4&sort=newest").json()["rows"]]
    assert newest != [row["id"] for row in page.get("/incidents.json?size=4").json()["rows"]]
    assert newest == re.findall("urn:tadmor:incident:([^<]+)", page.get("/incidents.atom?size=4").text)
    shown = page.get("/incidents").text
    assert "most accounts first" in shown and "newest first" in shown


def test_a_headline_says_to_whom(page: TestClient) -> None:
    """After who, where the two differ."""
    rows = page.get("/incidents.json?size=1000").json()["rows"]
    one = next(row for row in rows if row["who"] and row["whom"] and row["who"] != row["whom"])
    assert f"{', '.join(one['who'][:2])} › {', '.join(one['whom'][:2])}, " in f"{one['happening']}, "
    assert one["happening"] in html.unescape(page.get(f"/incidents/{one['id']}").text)


def test_scraps_are_folded_away_on_the_page_alone(page: TestClient) -> None:
    """What one account tells without who, whom, where and day stands last, behind its number."""
    rows = page.get("/incidents.json?size=1000").json()["rows"]
    scraps = [
        row["id"]
        for row in rows
        if row["voices"] == 1
        and row["dated"] != "text"
        and not (row["who"] or row["whom"] or row["place"] or row["site"] or row["disputed"])
    ]
    shown, folded = page.get("/incidents?size=1000").text.split("<details><summary>")
    assert f"{len(scraps)} scrap" in folded
    assert sorted(scraps) == sorted(set(re.findall(r'/incidents/(it\w+)"', folded)))
    assert {row["id"] for row in rows} - set(scraps) == set(re.findall(r'/incidents/(it\w+)"', shown))


def test_a_side_is_explained(page: TestClient, compared: str) -> None:
    """On both pages of an incident, beside the count of sides."""
    for text in (compared, page.get(example(page, "/incidents/{id}")).text):
        assert "A side: all speakers of one government, command or group." in text


def test_every_finding_has_its_sign_and_its_reason(page: TestClient, compared: str) -> None:
    """In words, with a sign: nothing is told by colour alone."""
    aspects = page.get(example(page, COMPARE) + ".json").json()["aspects"]
    updated = {one["role"] for one in aspects if one["relation"] == "update"}
    for aspect in aspects:
        if aspect["finding"] == "only one" and aspect["role"] in updated:
            continue  # the row of the update has that number
        assert html.escape(aspect["why"], quote=False) in compared.replace("&#34;", '"').replace("&#39;", "'")
        assert f'aria-hidden="true">{SIGNS[aspect["finding"]]}</span>{aspect["finding"]}' in compared


def test_words_lead_to_their_place_in_the_report(page: TestClient, compared: str) -> None:
    """Every cell's link ends at a mark that the reader's page has."""
    links = set(re.findall(r'href="(/documents/[^"]+#w-[^"]+)"', compared))
    assert len(links) > 3
    for link in links:
        address, _, mark = html.unescape(link).partition("#")
        assert f'id="{mark}"' in page.get(address).text


def test_echoes_are_folded_into_their_voice_with_a_reason_each(page: TestClient) -> None:
    """Five outlets that print one ministry are one column."""
    (id,) = [row["id"] for row in page.get("/incidents.json?voices_min=2").json()["rows"] if len(row["documents"]) > 4]
    told = page.get(f"/incidents/{id}/compare.json").json()
    ministry = next(column for column in told["columns"] if column["name"] == "Russian Ministry of Defence")
    assert ministry["outlets"] >= 5
    assert ["" == report["why"] for report in ministry["reports"]] == [True] + [False] * (len(ministry["reports"]) - 1)
    assert f"<summary>{ministry['outlets']} outlets" in page.get(f"/incidents/{id}/compare").text


def test_numbers_are_drawn_and_said(compared: str) -> None:
    """An interval plot with a text alternative, no style of its own, ids that stand once."""
    assert compared.count('class="plot"') >= 2
    assert "no number can be both" in compared
    assert [] == re.findall(r"<style|\sstyle=", compared)
    ids = re.findall(r'\sid="([^"]+)"', compared)
    assert len(ids) == len(set(ids))


def test_a_person_overrules_a_finding_beside_the_machine(case: House) -> None:
    """With a note and a name; the machine's finding stays; the log has the line; it can be undone."""
    user = browser(case)
    address = example(user.client, COMPARE)
    forms = _forms(user.client.get(address).text, "set")
    form = next(one for one in forms if one["field"].startswith("finding:how many:killed:conflict-"))
    assert 303 == _send(user, form, value="scope differs", note="the one counts soldiers only")
    (line,) = user.client.get("/audit.json").json()["decisions"]
    assert ("set", form["field"], "dana") == (line["action"], line["field"], line["by"])
    assert "scope differs" == json.loads(line["value"])
    text = user.client.get(address).text
    assert "a person finds" in text and "the one counts soldiers only" in text
    aspect = next(one for one in user.client.get(address + ".json").json()["aspects"] if one["finding"] == "conflict")
    assert "scope differs" == aspect["overruled"]["finding"]
    (undo,) = _forms(text, "undo")
    assert 303 == _send(user, undo)
    assert "a person finds" not in user.client.get(address).text


def test_a_stale_overruling_is_refused_with_what_changed(case: House) -> None:
    """Somebody else was faster: nothing is written, and the answer says who did what."""
    user = browser(case)
    form = _forms(user.client.get(example(user.client, COMPARE)).text, "set")[0]
    with case.store.writer() as writer:
        writer.decide("set", form["target"], by="mira", field=form["field"], value='"unclear"', why="too little")
    answer = user.client.post(
        "/review",
        data=form | {"value": "agree", "note": "x"},
        headers={"origin": BASE, "sec-fetch-site": "same-origin", "accept": "application/problem+json"},
    )
    assert 409 == answer.status_code
    assert "mira" in answer.text
    assert 1 == user.client.get("/audit.json").json()["lines"]


def test_a_report_is_taken_out_and_put_back(case: House) -> None:
    """The ruling is put in force in the background; undone, the incident is as it was."""
    user = browser(case)
    address = example(user.client, "/incidents/{id}")
    before = user.client.get(address + ".json").json()["about"]["documents"]
    text = user.client.get(address).text
    (form,) = _forms(text, "split")
    options = re.search(r'<select id="split"[^>]*>(.*?)</select>', text, re.S)
    assert options
    (out,) = re.findall(r'value="([^"]+)"', options[1])
    assert 303 == _send(user, form, value=out, note="another day")
    _settled(case)
    assert [id for id in before if id != out] == user.client.get(address + ".json").json()["about"]["documents"]
    (undo,) = _forms(user.client.get(address).text, "undo")
    assert 303 == _send(user, undo)
    _settled(case)
    assert before == user.client.get(address + ".json").json()["about"]["documents"]


def test_two_incidents_are_joined(case: House) -> None:
    """The other's address leads to the joined one, and says so."""
    user = browser(case)
    address = example(user.client, "/incidents/{id}")
    text = user.client.get(address).text
    (form,) = _forms(text, "merge")
    other = re.findall(r'type="radio" name="value" value="([^"]+)"', text)[0]
    assert 303 == _send(user, form, value=other, note="the same fight")
    _settled(case)
    told = user.client.get(f"/incidents/{other}").text
    assert "has become a part of" in told or "has become a part of" in user.client.get(address).text


def _settled(case: House) -> None:
    """Wait until nothing runs in the background."""
    for _ in range(300):
        if not case.errands.busy:
            return
        time.sleep(0.05)
    raise AssertionError("still linking")


def test_there_is_no_such_incident(page: TestClient) -> None:
    """On none of its pages."""
    wanted = [404] * 4
    parts = ("", ".json", "/compare", "/share.html")
    assert wanted == [page.get(f"/incidents/it0000{part}").status_code for part in parts]
