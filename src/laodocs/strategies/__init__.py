"""Hypothesis strategies that draw Lao text with its ground truth, and law checkers for other projects."""
