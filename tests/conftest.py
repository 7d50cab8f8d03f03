"""Hypothesis profiles: the default keeps the whole suite short; `--hypothesis-profile=long` is for `make fuzz`."""

from hypothesis import settings

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("long", max_examples=10_000, deadline=None)
settings.register_profile("fuzz", max_examples=100_000, deadline=None)
settings.load_profile("default")
