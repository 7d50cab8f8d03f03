"""Facts about Lao code points, as strings of characters to build expressions from; sequences belong to `normalize`."""

from __future__ import annotations

__all__ = ["CONSONANTS", "DIGITS", "FOLLOWING_VOWELS", "INVISIBLES", "LEADING_VOWELS", "MARKS", "TONES", "VOWEL_MARKS"]

CONSONANTS = "ກຂຄຆງຈຉຊຌຍຎຏຐຑຒຓດຕຖທຘນບປຜຝພຟຠມຢຣລວຨຩສຫຬອຮໜໝ\N{LAO LETTER KHMU GO}\N{LAO LETTER KHMU NYO}"
LEADING_VOWELS = "ເແໂໃໄ"
FOLLOWING_VOWELS = "ະາຳຽ"
TONES = "\N{LAO TONE MAI EK}\N{LAO TONE MAI THO}\N{LAO TONE MAI TI}\N{LAO TONE MAI CATAWA}"
VOWEL_MARKS = "\u0eb1\u0eb4\u0eb5\u0eb6\u0eb7\u0eb8\u0eb9\u0ebb\N{LAO NIGGAHITA}"
MARKS = VOWEL_MARKS + TONES + "\u0eba\N{LAO SEMIVOWEL SIGN LO}\N{LAO CANCELLATION MARK}\u0ece"
DIGITS = "໐໑໒໓໔໕໖໗໘໙"
INVISIBLES = "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\ufeff\N{SOFT HYPHEN}"
