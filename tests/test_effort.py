"""The measure of work tells loops from loops in loops."""

from tests.effort import calls, is_linear


def test_calls_are_counted() -> None:
    assert calls(lambda: [abs(n) for n in (1, 2, 3)]) - calls(lambda: [abs(n) for n in (1,)]) == 2


def test_linear_and_quadratic_work_differ() -> None:
    assert is_linear(lambda text: [abs(0) for _ in text], "x", 4_000)
    assert not is_linear(lambda text: [abs(0) for _ in text for _ in text], "x", 800)
