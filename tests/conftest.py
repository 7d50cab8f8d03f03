"""Hypothesis profiles. The default keeps the suite short and draws the same examples every time, so that what passed
here passes anywhere; `make fuzz` looks further, with new examples every time (`--hypothesis-profile=long`, `fuzz`).
"""

from hypothesis import settings

settings.register_profile("default", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=10_000, deadline=None)
settings.register_profile("fuzz", max_examples=100_000, deadline=None)
settings.load_profile("default")
