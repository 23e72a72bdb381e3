"""The speed of reading is measured on articles of our own, in whole processes."""

from pathlib import Path

import pytest
from benchmarks.reading import articles, graph_alone, main, read

from tadmor.nlp.encoder.weights import load, shipped


def test_articles_have_their_words_and_differ() -> None:
    """Cut and joined from the dossier, more of them than it has paragraphs."""
    made = articles(30, 600)
    assert {600} == {len(text.split()) for text in made}
    assert 30 == len(set(made))
    assert made == articles(30, 600)


def test_processes_are_timed_to_each_reading(tmp_path: Path) -> None:
    """With their memory and their CPU."""
    wall, (first, second) = read(articles(3, 40), tmp_path, 2)
    assert (2, 1) == (len(first.readings), len(second.readings))
    assert 0 < first.readings[0] <= first.readings[1] <= wall
    assert first.cpu > 0
    assert 10 < first.memory < 4000


@pytest.mark.skipif(load(shipped()) is None, reason="the weights are not here")
def test_the_graph_runs_alone() -> None:
    """Over windows that were made beforehand."""
    weights = load(shipped())
    assert weights is not None
    graph_alone(weights, articles(1, 40))()


def test_without_weights_the_rest_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And it is said what is not."""
    monkeypatch.setattr("benchmarks.reading.load", lambda _: None)
    main(["--articles", "2", "--words", "40", "--processes", "1", "--rounds", "1"])
    said = capsys.readouterr().out
    assert "encoder: not measured" in said
    assert "start to first reading" in said
