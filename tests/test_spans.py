"""The offset map is exact in both directions."""

from laodocs import explain


def test_source_span_of_a_composed_vowel_covers_both_of_its_parts() -> None:
    result = explain("ຄໍາ ດີ")
    assert result.text == "ຄຳ ດີ"
    assert result.source_span((1, 2)) == (1, 3)
    assert result.source_span((3, 5)) == (4, 6)
