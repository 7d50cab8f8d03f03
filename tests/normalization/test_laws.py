"""The laws of `docs/normal-form.md`, and agreement with the slow oracle."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs import _native, explain, match_key, normalize, normalize_utf8
from laodocs.normalize import Profile
from laodocs.spans import OffsetMap
from laodocs.streaming import Normalizer
from tests.normalization import oracle
from tests.normalization.strings import texts

PLAIN: tuple[Profile, ...] = ("conservative", "default", "idna")
PROFILES: tuple[Profile, ...] = (*PLAIN, "repair", "key", "loose")
BEFORE_BOUNDARY = "az09.)-\"'"
AFTER_BOUNDARY = oracle.CONSONANT + oracle.LEAD
every_profile = pytest.mark.parametrize("profile", PROFILES)


def is_mixed(text: str) -> bool:
    """Whether a run of marks mixes Lao with another script."""
    runs: list[str] = []
    oracle.freeze(text, runs)
    return bool(runs)


@pytest.mark.parametrize("profile", PLAIN)
@given(text=texts())
def test_core_agrees_with_the_slow_oracle(profile: Profile, text: str) -> None:
    assert normalize(text, profile) == oracle.normalize(text, profile)


@every_profile
@given(text=texts())
def test_law_1_normal_text_comes_back_as_the_same_object(profile: Profile, text: str) -> None:
    once = normalize(text, profile)
    assert normalize(once, profile) is once


@pytest.mark.parametrize("profile", ["conservative", "default"])
@given(text=texts())
def test_law_2_commutes_with_nfc(profile: Profile, text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    if is_mixed(text) or is_mixed(composed):
        return  # the law excepts frozen runs
    assert unicodedata.normalize("NFC", normalize(text, profile)) == normalize(composed, profile)


@given(text=texts())
def test_law_3_keys_do_not_depend_on_the_form(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFKC")]
    forms += [normalize(text, "conservative"), normalize(text)]
    assert {match_key(form) for form in forms} == {match_key(text)}


EXPANDED = str.maketrans({"ຳ": "\u0ecdາ", "ໜ": "ຫນ", "ໝ": "ຫມ", "ແ": "ເເ"})


@given(text=texts())
def test_law_4_no_letter_is_lost(text: str) -> None:
    def content(string: str, dropped: str) -> list[str]:
        return sorted(char for char in string.translate(EXPANDED) if char not in dropped)

    assert content(normalize(text, "conservative"), "") == content(text, "")
    free = oracle.MARK + oracle.INVISIBLE + oracle.EXOTIC + " "
    assert content(normalize(text), free) == content(text, free)
    assert set(content(normalize(text), "")) | set(oracle.INVISIBLE + oracle.EXOTIC) >= set(content(text, ""))


@every_profile
@given(text=texts())
def test_law_5_edits_rebuild_the_text_and_offsets_agree_with_them(profile: Profile, text: str) -> None:
    result = explain(text, profile)
    rebuilt, at = "", 0
    for edit in result.edits:
        assert text[slice(*edit.source_span)] == edit.before
        rebuilt += text[at : edit.source_span.start]
        assert edit.span == (len(rebuilt), len(rebuilt) + len(edit.after))
        rebuilt += edit.after
        at = edit.source_span.end
    assert rebuilt + text[at:] == result.text == normalize(text, profile)
    assert result.offsets.target_length == len(result.text)


@every_profile
@given(text=texts())
def test_law_5_each_character_has_a_source_and_their_order_is_kept(profile: Profile, text: str) -> None:
    result = explain(text, profile)
    spans = [result.source_span((at, at + 1)) for at in range(len(result.text))]
    assert all(span.length > 0 for span in spans)
    assert all(left.start <= right.start and left.end <= right.end for left, right in itertools.pairwise(spans))
    changed = {at for edit in result.edits for at in range(*edit.span)}
    for at, span in enumerate(spans):
        if at not in changed:
            assert text[slice(*span)] == result.text[at]
            assert result.offsets.to_target(span) == (at, at + 1)


@given(text=texts())
def test_law_5_maps_compose(text: str) -> None:
    first = explain(text, "conservative")
    second = explain(first.text, "repair")
    both = first.offsets.then(second.offsets)
    assert both.target_length == len(second.text)
    for at in range(len(second.text)):
        direct, steps = both.to_source((at, at + 1)), first.offsets.to_source(second.offsets.to_source((at, at + 1)))
        assert direct.start <= steps.start
        assert direct.end >= steps.end
    assert OffsetMap(len(text)).then(first.offsets) == first.offsets == first.offsets.then(OffsetMap(len(first.text)))


@every_profile
@given(before=texts(), last=st.sampled_from(BEFORE_BOUNDARY), first=st.sampled_from(AFTER_BOUNDARY), after=texts())
def test_law_6_parts_at_a_safe_boundary_are_independent(
    profile: Profile, before: str, last: str, first: str, after: str
) -> None:
    left, right = before + last, first + after
    assert normalize(left + right, profile) == normalize(left, profile) + normalize(right, profile)


@every_profile
@given(pieces=st.lists(texts(), max_size=5), size=st.integers(1, 7))
def test_law_7_streaming_in_any_chunking_equals_the_whole(profile: Profile, pieces: list[str], size: int) -> None:
    text = "x".join(pieces)
    normalizer = Normalizer(profile)
    chunks = [text[at : at + size] for at in range(0, len(text), size)]
    streamed = "".join(normalizer.feed(chunk) for chunk in chunks) + normalizer.finish()
    assert streamed == normalize(text, profile)


@every_profile
@given(pieces=st.lists(texts(), max_size=5), size=st.integers(1, 7))
def test_utf_8_gives_what_text_gives(profile: Profile, pieces: list[str], size: int) -> None:
    times = 64 if size == 7 else 1  # so that the text is longer than a block of the quick check
    text = ("x".join(pieces) * times).encode("utf-8", "replace").decode()
    data = text.encode()
    result = normalize_utf8(data, profile)
    assert result == normalize(text, profile).encode()
    assert (result is data) == (result == data)


@given(text=texts())
def test_composed_maps_are_those_of_the_core(text: str) -> None:
    first = _native.explain(text, "conservative") or (text, [b""] * 5)
    second = _native.explain(first[0], "repair") or (first[0], [b""] * 5)
    composed = OffsetMap.from_columns(len(text), _native.compose_edits(first[1], second[1])[1:])
    maps = [
        OffsetMap.from_columns(len(step), columns[1:]) for step, (_, columns) in ((text, first), (first[0], second))
    ]
    assert maps[0].then(maps[1]) == composed


@given(text=texts())
def test_idna_labels_hold_no_composed_letter(text: str) -> None:
    assert not re.search("[ຳໜໝ]", normalize(text, "idna"))
