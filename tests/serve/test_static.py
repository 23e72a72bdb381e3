"""The page's own files: nothing remote in them, nothing inline in a template, what came from elsewhere as it came."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from tests.serve.served import TestClient

from tadmor.serve.static import address, assets

HOUSE = Path(__file__).parents[2]
SERVE = HOUSE / "src/tadmor/serve"
TEMPLATES = sorted((SERVE / "templates").glob("**/*.html"))
OURS = sorted(path for path in (SERVE / "static").rglob("*") if path.is_file() and "vendor" not in path.parts)
VENDORED = SERVE / "static/vendor/vendored.json"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_nothing_that_the_policy_forbids(template: Path) -> None:
    """No inline script, style or handler, nothing remote, nothing marked as safe."""
    text = template.read_text(encoding="utf-8")
    assert [] == re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|\|\s*safe|autoescape", text)
    assert [] == re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//[^"']*""", text)


@pytest.mark.parametrize("file", OURS, ids=lambda path: path.name)
def test_a_file_of_ours_asks_nobody_elsewhere(file: Path) -> None:
    """Neither for a font nor for a script, and it makes no HTML out of words."""
    text = file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert [] == re.findall(r"https?://|@import|innerHTML|insertAdjacentHTML|document\.write|\beval\(", text)


def test_what_came_from_elsewhere_is_as_it_came() -> None:
    """If not: web/README.md."""
    recorded = json.loads(VENDORED.read_text(encoding="utf-8")) if VENDORED.exists() else {}
    wanted = json.loads((HOUSE / "web/vendored.json").read_text(encoding="utf-8"))
    assert {to for one in wanted for to in one["files"].values()} == set(recorded)
    for name, told in recorded.items():
        assert told["sha256"] == hashlib.sha256((VENDORED.parent / name).read_bytes()).hexdigest(), name


def test_the_map_is_made_from_what_lies_here() -> None:
    """If not: web/README.md. Land is half a megabyte at most, provinces less."""
    made = json.loads((SERVE / "static/map/made.json").read_text(encoding="utf-8"))
    files = {name: (SERVE / "static/map" / name).read_bytes() for name in ("world.json", "areas.json")}
    assert made["of"] == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    for name, digest in made["from"].items():
        assert digest == hashlib.sha256((HOUSE / "web" / name).read_bytes()).hexdigest(), name
    assert (True, True) == (len(files["world.json"]) < 600_000, len(files["areas.json"]) < 450_000)


def test_files_are_kept_for_ever_under_their_digest(page: TestClient) -> None:
    """A new release has new addresses; an old address is not kept."""
    release, found = assets()
    for name in found:
        answer = page.get(address(name))
        assert (200, True) == (answer.status_code, "immutable" in answer.headers["cache-control"])
    assert "no-store" == page.get(f"/static/{release[::-1]}/css/page.css").headers["cache-control"]


def test_the_first_view_is_small(page: TestClient) -> None:
    """A page with all that any page loads, as it is sent to a browser: well under a megabyte."""
    sent = [page.get(address(name), headers={"accept-encoding": "gzip"}).headers for name in assets()[1]]
    assert {"gzip"} == {one.get("content-encoding") for one in sent}
    assert len(page.get("/explore").content) + sum(int(one["content-length"]) for one in sent) < 700_000
