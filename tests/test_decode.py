"""Decoding by evidence, and what happens without any."""

import codecs
import contextlib
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.decode import _table, decode, find_legacy_text
from laodocs.errors import DecodeError

LAO = (
    "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນາຖາວອນ. ກະຊວງພາຍໃນ ເລກທີ 12/ພນ, "
    "ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 3 ເມສາ 2024. ຂໍ້ຕົກລົງ ວ່າດ້ວຍການຈັດຕັ້ງ ແລະ ການເຄື່ອນໄຫວ ຂອງໜ່ວຍງານ ຢູ່ໂຮງໝໍ ໃຫ້ເດັກນ້ອຍ."
)
TABLES = ("cp1133", "mulelao-1", "lswin")
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")

lao_words = st.lists(st.sampled_from(LAO.split()), min_size=4, max_size=30).map(
    lambda words: " ".join(["ສາທາລະນະລັດ", *words])
)


def encode(text: str, name: str) -> bytes:
    """The bytes of a text by one of our tables: the longest match, as a typist would press the keys."""
    bytes_of = {value: byte for byte, value in sorted(_table(name).items(), reverse=True)}
    out = bytearray()
    at = 0
    while at < len(text):
        size = next((n for n in (2, 1) if text[at : at + n] in bytes_of), 0)
        out += bytes([bytes_of[text[at : at + size]]]) if size else text[at].encode("ascii")
        at += size or 1
    return bytes(out)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back(text: str) -> None:
    found = decode(text.encode())
    assert found.encoding == "utf-8"
    assert found.text == text.removeprefix("\ufeff")


@given(lao_words, st.sampled_from(UNICODE))
def test_unicode_is_found_without_doubt(text: str, name: str) -> None:
    found = decode(text.encode(name))
    assert (found.text, found.issues) == (text, ())


@given(lao_words, st.sampled_from(["cp1133", "mulelao-1"]))
def test_lao_code_pages_are_found(text: str, name: str) -> None:
    found = decode(encode(text, name))
    assert (found.text, found.encoding) == (text, name)
    assert [issue.code for issue in found.issues] == ["encoding-guessed"]


@given(lao_words, st.sampled_from(TABLES))
def test_tables_are_obeyed_when_told(text: str, name: str) -> None:
    assert decode(encode(text, name), encoding=name.upper()).text == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "utf-16", "cp1133", "lswin", "ascii", "idna"]))
def test_any_bytes(data: bytes, encoding: str | None) -> None:
    with contextlib.suppress(DecodeError):
        assert isinstance(decode(data, encoding=encoding).text, str)


def test_legacy_fonts_are_reported_not_converted() -> None:
    typed = encode(LAO, "lswin")
    for data in (typed, typed.decode("cp1252").encode()):
        found = decode(data)
        assert "ກ" not in found.text
        assert "legacy-encoding-suspected" in [issue.code for issue in found.issues]
        assert decode(data, encoding="lswin").text == LAO


def test_legacy_runs_among_unicode() -> None:
    mixed = LAO + " " + encode(LAO, "lswin").decode("cp1252")
    assert [issue.code for issue in decode(mixed.encode()).issues] == ["legacy-encoding-suspected"]
    assert decode(mixed.encode(), encoding="lswin").text == LAO + " " + LAO


@pytest.mark.parametrize(
    "text",
    ["", "été à Vientiane, où", "°C 5 £ «x» ±3 µm, ½ ¾ º ª", "naïve Ångström façade über größer", "ລາວ «ໃໝ່» 20 m² §12"],
)
def test_western_letters_are_not_suspected(text: str) -> None:
    assert find_legacy_text(text) is None


def test_double_encoding_is_reported() -> None:
    twice = LAO.encode().decode("latin-1").encode()
    assert [issue.code for issue in decode(twice).issues] == ["double-encoding-suspected"]


def test_text_cut_in_a_character() -> None:
    found = decode(LAO.encode()[:-2])
    assert found.text == LAO[:-2] + "\ufffd"
    assert [issue.code for issue in found.issues] == ["damaged-bytes"]


def test_western_bytes_are_a_guess() -> None:
    found = decode("où été".encode("cp1252"))
    assert (found.text, found.encoding, found.issues[0].code) == ("où été", "cp1252", "encoding-guessed")


def test_declared_encoding_is_tried_after_unicode() -> None:
    thai = "ภาษาไทย ธรรมศาสตร์".encode("tis-620")
    assert decode(thai, declared="tis-620").text == "ภาษาไทย ธรรมศาสตร์"
    assert decode("ລາວ".encode(), declared="tis-620").text == "ລາວ"
    assert decode(thai, declared="no-such-name").encoding == "cp1252"


@pytest.mark.parametrize(
    ("data", "encoding", "says"),
    [
        (bytes(range(256)) * 8, None, "not text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), None, "not text"),
        ("ລາວ".encode(), "ascii", "not ascii"),
        ("ລາວ".encode(), "cp1133", "undefined"),
        (b"a", "klingon", "No encoding"),
        (b"a", "hex", "No encoding"),
        (b"a", "a\0b", "not a"),
    ],
)
def test_errors_say_what_to_do(data: bytes, encoding: str | None, says: str) -> None:
    with pytest.raises(DecodeError, match=says):
        decode(data, encoding=encoding)


def test_only_bytes() -> None:
    with pytest.raises(TypeError, match="str needs no decoding"):
        decode("ລາວ")  # type: ignore[arg-type]


def test_marks_are_no_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"a").text == decode(codecs.BOM_UTF16_LE + b"a\0").text == "a"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs the iconv program")
def test_cp1133_is_that_of_iconv() -> None:
    table = {byte: text for byte, text in _table("cp1133").items() if byte != 0xDF}  # glibc has K for the kip sign
    known = subprocess.run(["iconv", "-l"], capture_output=True, text=True, check=True).stdout
    if "IBM1133" not in known and "CP1133" not in known:
        pytest.skip("this iconv has no CP1133")
    data = bytes(sorted(table))
    out = subprocess.run(["iconv", "-f", "CP1133", "-t", "UTF-8"], input=data, capture_output=True, check=True).stdout
    assert out.decode() == "".join(table[byte] for byte in sorted(table))
