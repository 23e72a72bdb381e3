from tadmor.nlp.coreference import Mentioned, dominant, last, only

_MET = [Mentioned("a", 0, 0), Mentioned("b", 1, 10), Mentioned("a", 4, 50)]


def test_last_looks_back_only_so_far() -> None:
    """The latest fitting mention within reach, or nobody."""
    assert _MET[1] == last(_MET[:2], lambda m: m.key == "b", sentence=2, back=1)
    assert last(_MET[:2], lambda m: m.key == "b", sentence=3, back=1) is None


def test_dominant_needs_share_and_number() -> None:
    """One key dominates when it has the share and occurs often enough."""
    assert "a" == dominant("aaab", share=0.75, least=2)
    assert dominant("aabb", share=0.75, least=2) is None
    assert dominant("a", share=0.75, least=2) is None


def test_only_is_the_one_or_nobody() -> None:
    """Two candidates are none."""
    assert 3 == only([3, 3])
    assert only([3, 4]) is None
