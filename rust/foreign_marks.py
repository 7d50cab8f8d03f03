"""Writes `src/foreign_marks.rs`: the combining marks of other scripts, from Python's Unicode database.

A mark is any code point outside the Lao block with a combining class, or whose NFKC form begins with one (halfwidth
katakana voicing marks): what can change places with a Lao mark under NFC or NFKC.

Run with the newest Python at hand: `python rust/foreign_marks.py > rust/src/foreign_marks.rs`
"""

import unicodedata


def is_foreign_mark(code: int) -> bool:
    """Whether normalisation may move the code point past a Lao mark."""
    if 0x0E80 <= code <= 0x0EFF or 0xD800 <= code <= 0xDFFF:
        return False
    return unicodedata.combining(unicodedata.normalize("NFKC", chr(code))[0]) != 0


def main() -> None:
    """Print the table as half a Rust module."""
    ranges: list[list[int]] = []
    for code in filter(is_foreign_mark, range(0x110000)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    print(f"// Made by `python rust/foreign_marks.py` from Unicode {unicodedata.unidata_version}; do not edit.")
    print("#[rustfmt::skip]")
    print(f"static FOREIGN_MARKS: [(u32, u32); {len(ranges)}] = [")
    for start, end in ranges:
        print(f"    (0x{start:04X}, 0x{end:04X}),")
    print("];")


if __name__ == "__main__":
    main()
