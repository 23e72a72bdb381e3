"""What is no share still adds up over documents: errors, correlations, calibration, slices."""

import math
import random

import pytest

from tadmor.evaluation.counts import Tally, summarise
from tadmor.evaluation.sums import Calibration, Correlation, Counts, Deviation, Linked, Share, Sums


@pytest.mark.parametrize(
    ("sums", "value"),
    [
        (Counts((3, 5, 7)), 0.5),
        (Share((3, 4)), 0.75),
        (Linked((1, 2, 3, 4)), 0.6),
        (Deviation((3.0, 2)), 1.5),
        (Deviation((0.0, 0)), 0.0),
        (Linked((0, 0, 0, 5)), 0.0),
    ],
)
def test_values(sums: Sums, value: float) -> None:
    """As their definitions have them; nothing found is nothing."""
    assert math.isclose(value, sums.value)


def test_a_correlation_is_pearson_s() -> None:
    """Against the formula over deviations from the means; 0 where one side never varies."""
    chance = random.Random(5)
    points = [(x, 2 * x + chance.gauss(0, 1)) for x in (chance.gauss(0, 1) for _ in range(50))]
    total = Correlation.of(*points[0])
    for point in points[1:]:
        total += Correlation.of(*point)
    x, y = (sum(p[side] for p in points) / len(points) for side in (0, 1))
    above = sum((a - x) * (b - y) for a, b in points)
    below = math.sqrt(sum((a - x) ** 2 for a, _ in points) * sum((b - y) ** 2 for _, b in points))
    assert math.isclose(above / below, total.value)
    assert 50 == total.items
    assert 0.0 == (Correlation.of(1, 2) + Correlation.of(1, 3)).value


def test_scores_that_say_what_is_so_have_no_error() -> None:
    """Half of those at one half are right; all of those at 1; each bin weighs what it holds."""
    assert 0.0 == Calibration.of([(0.5, True), (0.5, False), (1.0, True)]).value
    assert math.isclose(0.3, Calibration.of([(0.9, False), (0.2, False), (1.0, True), (0.1, False)]).value)


def test_bins_add_up_over_documents() -> None:
    """A bin that is too sure here and not sure enough there errs by the difference."""
    both = Calibration.of([(0.75, True)]) + Calibration.of([(0.75, False)])
    assert math.isclose(0.25, both.value)
    assert 2 == both.items


def test_documents_without_a_figure_weigh_nothing() -> None:
    """And an interval of an error holds its figure."""
    tallies = [Tally() for _ in range(8)]
    for number, tally in enumerate(tallies[:6]):
        tally.add("error", Deviation((float(number), 1)))
    (figure,) = summarise(tallies)
    assert 2.5 == figure.value
    assert figure.low < 2.5 < figure.high
    assert ("MAE", False, "2.500") == (figure.sums.kind, figure.sums.rises, figure.sums.shown)
