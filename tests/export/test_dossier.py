"""The shipped dossier, read by the shipped steps and published: no secret of it leaves in any format."""

import io
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tadmor import samples
from tadmor.export import publish
from tadmor.model import Document, Reading
from tadmor.pipeline import default_pipeline
from tadmor.registry import known, load

EXPECTED = tomllib.loads(
    (Path(__file__).parents[1] / "samples" / "expected.toml").read_text(encoding="utf-8")
)["report"]  # fmt: skip
SECRETS = [secret for report in EXPECTED for key in ("private", "coordinates") for secret in report.get(key, ())]


def _document(line: str) -> Document:
    fields: dict[str, Any] = json.loads(line)
    fields |= {"published": date.fromisoformat(fields["published"]), "authors": tuple(fields["authors"])}
    return Document(**fields)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The eleven reports of the JSON Lines file, read."""
    lines = samples.paths()[0].read_text(encoding="utf-8").splitlines()
    return default_pipeline().read_batch([_document(line) for line in lines])


@pytest.mark.parametrize("name", sorted(known("export")))
def test_no_secret_leaves(readings: list[Reading], name: str) -> None:
    """Neither the boy and his mother, nor the shelter, nor the families' goal is told."""
    out = io.BytesIO()
    publish(load("export", name), readings, out)
    told = out.getvalue().decode("utf-8")
    assert [secret for secret in SECRETS if secret.casefold() in told.casefold()] == []
    flights = [line for line in told.splitlines() if "families have fled" in line]
    assert flights or name == "plover"  # which has no row for a flight, and no sentences
    assert [line for line in flights if "Qaryatayn" in line] == []


def test_public_persons_stay(readings: list[Reading]) -> None:
    """Who speaks for a ministry, an army or a monitor is still named."""
    out = io.BytesIO()
    publish(load("export", "csv"), readings, out)
    told = out.getvalue().decode("utf-8")
    public = ("Anton Berezhnov", "Rami Sahlouni", "Pavel Granin", "Dale Whitcombe", "Helen Marwick")
    assert [name for name in public if name not in told] == []
