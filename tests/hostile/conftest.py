"""How many inputs the property tests make: few of a fixed seed with the suite, many by hand (``ALERTGRAPH_HOSTILE=long``)."""

import os

from hypothesis import HealthCheck, Phase, settings

#: A machine that is busy is slow: how long an example takes says nothing of what is tested.
_EVERYWHERE = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}

settings.register_profile("quick", max_examples=30, derandomize=True, **_EVERYWHERE)
settings.register_profile("long", max_examples=20_000, phases=[Phase.generate, Phase.shrink], print_blob=True, **_EVERYWHERE)
settings.load_profile(os.environ.get("ALERTGRAPH_HOSTILE", "quick"))
