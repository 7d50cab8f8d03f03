"""laodocs reads Lao documents as data; the names here are its public API."""

from laodocs.normalize import explain, is_normalized, match_key, normalize

__all__ = ["explain", "is_normalized", "match_key", "normalize"]
__version__ = "0.1.0"
