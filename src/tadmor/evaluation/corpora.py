"""Corpora that others have published, read where a developer keeps them; none of them ships with Tadmor.

TimeML files (TempEval-3, WikiWars) for times and the corpora in Gritta et al.'s XML (LGL, GeoVirus, GeoWebNews) for
places, each with the figures that their literature reports; PolNeAR and the corpora of sentences have modules of their
own.
"""

import gzip
import hashlib
import json
import tarfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tadmor.errors import BadData
from tadmor.evaluation.conflict import kilometres
from tadmor.evaluation.counts import Tally, characters, pair
from tadmor.model import Document

__all__ = ["Gold", "Item", "geoparsing", "json_lines", "score_places", "score_times", "standoff", "timeml"]

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document to read, what its annotators found in it, and the cues of the corpus's training part, if any."""

    document: Document
    items: list[Item]
    cues: frozenset[str] = frozenset()


def standoff(path: Path, folder: Path) -> list[Gold]:
    """A report annotated by offsets alone, joined with its text in a corpus below `folder`.

    Raises `BadData` when the text is not there or not the one that was annotated.
    """
    entry = json.loads(path.read_text(encoding="utf-8"))
    corpus = folder / entry["file"]
    if not corpus.exists():
        raise BadData(f"{path.name} annotates a text of {corpus}, which is not there")
    source = next(line for line in json_lines(corpus) if entry["key"] in (line.get("id"), line.get("_id")))
    text = source["text"]
    if hashlib.sha256(text.encode()).hexdigest() != entry["sha256"]:
        raise BadData(f"{path.name} annotates another text than {corpus} holds")
    published = date.fromisoformat(entry["published"]) if entry["published"] else None
    document = Document(id=entry["id"], text=text, outlet=entry["outlet"], published=published, lang="en")
    return [Gold(document, [_with_words(entry, text)])]


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _with_words(item: Any, text: str) -> Any:
    """`[start, end]` becomes a span with its words, at any depth; as a name it becomes the words alone."""
    if isinstance(item, list) and len(item) == 2 and all(isinstance(end, int) for end in item):
        return {"start": item[0], "end": item[1], "text": text[item[0] : item[1]]}
    if isinstance(item, list):
        return [_with_words(inner, text) for inner in item]
    if not isinstance(item, dict):
        return item
    whole = {field: _with_words(inner, text) for field, inner in item.items()}
    return whole | {"name": whole["name"]["text"]} if isinstance(whole.get("name"), dict) else whole


def timeml(path: Path) -> Iterator[Gold]:
    """The `.tml` files of a tar archive, by name."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".tml") and "normalized" not in member.name:
                file = archive.extractfile(member)
                if file is not None:
                    yield _timeml_document(Path(member.name).name, file.read())


def _timeml_document(name: str, content: bytes) -> Gold:
    root = ElementTree.fromstring(content)
    body = root.find("TEXT")
    if body is None:
        raise BadData(f"{name}: no TEXT element")
    created = next(
        (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None
    )
    pieces: list[str] = []
    items: list[Item] = []
    _walk(body, pieces, items, 0)
    published = date.fromisoformat(created[:10]) if created and len(created) >= 10 else None
    return Gold(Document(id=name, text="".join(pieces), published=published, lang="en"), items)


def _walk(element: ElementTree.Element, pieces: list[str], items: list[Item], at: int) -> int:
    """Appends the element's text and its time expressions; returns the offset after it."""
    start = at
    for piece, child in [(element.text or "", None), *((None, child) for child in element)]:
        if child is not None:
            at = _walk(child, pieces, items, at)
            piece = child.tail or ""
        pieces.append(piece or "")
        at += len(piece or "")
    if element.tag == "TIMEX3":
        items.append({"span": {"start": start, "end": at}, "type": element.get("type"), "value": element.get("value")})
    return at


def score_times(gold: Gold, reading: Item) -> Tally:
    """TempEval-3's figures (UzZaman et al. 2013): same span, overlap, overlap with the same TIMEX3 type or value."""
    tally, found = Tally(), reading.get("times", [])
    pairs = pair(gold.items, found, _span, _span)
    for name, hits in (
        ("time strict", sum(_span(a) == _span(b) for a, b in pairs)),
        ("time relaxed", len(pairs)),
        ("time type", sum(a["type"] == b["type"] for a, b in pairs)),
        ("time value", sum(a["value"] == b.get("value") for a, b in pairs)),
    ):
        tally.f1(name, hits, len(found), len(gold.items))
    return tally


def _span(item: Item) -> frozenset[int]:
    return characters([item["span"]])


def geoparsing(path: Path) -> Iterator[Gold]:
    """The articles of a corpus in Gritta et al.'s XML, gzipped or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for number, article in enumerate(ElementTree.fromstring(content).iter("article")):
        text = article.findtext("text") or ""
        marks = [*article.iter("toponym"), *article.iter("location")]
        url = next(filter(None, (article.findtext(name) for name in ("url", "link", "source"))), None)
        document = Document(id=article.get("docid") or f"document-{number}", text=text, lang="en", url=url)
        yield Gold(document, [_toponym(mark, text) for mark in marks])


def _toponym(mark: ElementTree.Element, text: str) -> Item:
    tag = mark.find("gaztag")
    at = mark if tag is None else tag
    lat, lon = (at.findtext(short) or at.findtext(long) for short, long in (("lat", "latitude"), ("lon", "longitude")))
    start, end = int(mark.findtext("start") or 0), int(mark.findtext("end") or 0)
    name = mark.findtext("phrase") or mark.findtext("name")
    shift = text[start:end] != name and text[start - 1 : end - 1] == name  # GeoVirus counts from one
    span = {"start": start - shift, "end": end - shift}
    return {"span": span, "lat": float(lat) if lat else None, "lon": float(lon) if lon else None}


def score_places(gold: Gold, reading: Item) -> Tally:
    """Recognition F1 by overlap, and shares within 161 and 20 km: of those given a point, and of all that have one."""
    tally, found = Tally(), reading.get("places", [])
    pairs = pair(gold.items, found, _span, _span)
    tally.f1("toponym found", len(pairs), len(found), len(gold.items))
    away = [kilometres(a, b) for a, b in pairs if a["lat"] is not None and b.get("lat") is not None]
    placed = sum(a["lat"] is not None for a in gold.items)
    tally.accuracy("within 161 km, of those given a point", sum(d <= 161 for d in away), len(away))
    tally.accuracy("within 20 km, of those given a point", sum(d <= 20 for d in away), len(away))
    tally.accuracy("within 161 km, of all that have a point", sum(d <= 161 for d in away), placed)
    return tally
