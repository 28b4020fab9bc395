"""How long to wait after failed rounds, spread so that a thousand tills do not return at once."""

from random import Random

BASE_S = 2.0
CAP_S = 600.0
_DOUBLINGS_MAX = 20
"""Beyond this the cap has long been reached: huge powers are not computed."""


def next_delay_s(failures: int, rng: Random) -> float:
    """Seconds to wait after `failures` failed rounds in a row.

    Random between 0 and a ceiling that doubles from BASE_S at the first failure to CAP_S ("full
    jitter", M. Brooker, AWS Architecture Blog, 2015). Never below a tenth of BASE_S: a round
    is never repeated hot.
    """
    assert failures >= 1, failures
    ceiling_s = min(CAP_S, BASE_S * 2 ** min(failures - 1, _DOUBLINGS_MAX))
    return max(BASE_S / 10, rng.uniform(0.0, ceiling_s))
