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


def test_the_base_map_is_made_from_what_lies_here() -> None:
    """If not: web/README.md. It is half a megabyte at most."""
    made = json.loads((SERVE / "static/map/made.json").read_text(encoding="utf-8"))
    world = (SERVE / "static/map/world.json").read_bytes()
    assert made["world.json"] == hashlib.sha256(world).hexdigest()
    for name, digest in made["from"].items():
        assert digest == hashlib.sha256((HOUSE / "web" / name).read_bytes()).hexdigest(), name
    assert len(world) < 600_000


def test_files_are_kept_for_ever_under_their_digest(page: TestClient) -> None:
    """A new release has new addresses; an old address is not kept."""
    release, found = assets()
    for name in found:
        answer = page.get(address(name))
        assert (200, True) == (answer.status_code, "immutable" in answer.headers["cache-control"])
    assert "no-store" == page.get(f"/static/{release[::-1]}/css/page.css").headers["cache-control"]


def test_the_first_view_is_small(page: TestClient) -> None:
    """A page with all that it loads, well under a megabyte."""
    sizes = [len(page.get("/").content), *(len(asset.content) for asset in assets()[1].values())]
    assert sum(sizes) < 900_000
