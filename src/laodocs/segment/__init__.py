"""Text to tokens: clusters, syllables, words, compounds, sentences; at every level the tokens join to the text."""

from laodocs.segment.engines import Engine
from laodocs.segment.rejoin import rejoin
from laodocs.segment.segmenter import (
    Level,
    Segmenter,
    read_words,
    sent_tokenize,
    syllable_tokenize,
    tokenize,
    word_tokenize,
)

__all__ = [
    "Engine",
    "Level",
    "Segmenter",
    "read_words",
    "rejoin",
    "sent_tokenize",
    "syllable_tokenize",
    "tokenize",
    "word_tokenize",
]
