"""What the arguments of the analysis may be: each check returns the argument as it is used, or raises AnalysisError."""

from collections.abc import Collection, Iterable
from numbers import Integral

from alertgraph import dates
from alertgraph.errors import AnalysisError


def check_number(value: object, what: str, least: int = 1) -> int:
    """Return a whole number from ``least`` on, numpy's too; ``what`` says what it should be a number of."""
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise AnalysisError(f"{what} from {least} on; got {value!r:.60}")
    return int(value)


def check_seed(seed: object) -> int:
    """Return a seed, a whole number: the same one gives the same table, which nothing random would."""
    if isinstance(seed, bool) or not isinstance(seed, Integral):
        raise AnalysisError(f"a seed is a whole number, so that the same one gives the same result; got {seed!r:.60}")
    return int(seed)


def check_choice(value: object, what: str, choices: Collection[str]) -> str:
    """Return one of some words; ``what`` says what it chooses, such as "every is"."""
    if not isinstance(value, str) or value not in choices:
        raise AnalysisError(f"{what} one of {', '.join(choices)}; got {value!r:.60}")
    return value


def check_day(day: object, what: str) -> str:
    """Return a day of the calendar written as 2023-09-01; ``what`` is the name of the argument."""
    if not dates.is_day(day):
        raise AnalysisError(f"{what} takes a day such as 2023-09-01, as text; got {day!r:.60}")
    return str(day)


def check_interval(since: object, until: object) -> None:
    """Raise AnalysisError for what is no interval between two days, of which either may be None for an open end."""
    ends = [None if day is None else check_day(day, name) for name, day in (("since", since), ("until", until))]
    if ends[0] and ends[1] and ends[0] > ends[1]:
        raise AnalysisError(f"an interval ends after it begins; got {since} to {until}")


def several(actors: object) -> list[str]:
    """Return identifiers, each once, in their order; a single one, whose letters would be taken for some, is refused."""
    if isinstance(actors, str) or not isinstance(actors, Iterable):
        raise AnalysisError(f"actors is a collection of identifiers, such as ['id:one', 'id:two']; got {actors!r:.60}")
    found = list(dict.fromkeys(check_actor(actor) for actor in actors))
    # a set has no order of its own, and that of a run is not that of the next
    return sorted(found) if isinstance(actors, (set, frozenset)) else found


def check_actor(actor: object) -> str:
    """Return an identifier of an actor."""
    if not isinstance(actor, str):
        raise AnalysisError(f"an actor is named by its identifier, such as 'id:one'; got {actor!r:.60}")
    return str(actor)
