"""What the arguments of the analysis may be: each check returns the argument as it is used, or raises AnalysisError."""

from collections.abc import Collection, Iterable
from numbers import Integral

from alertgraph import dates
from alertgraph.errors import AnalysisError, shown
from alertgraph.model.naming import did_you_mean, nearest


def check_number(value: object, what: str, least: int = 1) -> int:
    """Return a whole number from ``least`` on, numpy's too; ``what`` says what it should be a number of."""
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        raise AnalysisError(f"{what} from {least} on; got {shown(value)}")
    return int(value)


def near(given: object, choices: Iterable[str]) -> str:
    """Return the end of a complaint that names the choice that is spelt most like what was given; nothing where none is."""
    return did_you_mean(nearest(given.casefold(), list(choices))) if isinstance(given, str) else ""


def check_top(value: object) -> int:
    """Return how many places are looked at; a text in its place is told to be a layer, which comes by name."""
    if isinstance(value, str):
        raise AnalysisError(f"top is a number of places; got {shown(value)}; a layer is given by name, layer={shown(value)}")
    return check_number(value, "top is a number of places")


def check_seed(seed: object) -> int:
    """Return a seed, a whole number: the same one gives the same table, which nothing random would."""
    if isinstance(seed, bool) or not isinstance(seed, Integral):
        raise AnalysisError(f"a seed is a whole number, so that the same one gives the same result; got {shown(seed)}")
    return int(seed)


def check_choice(value: object, what: str, choices: Collection[str]) -> str:
    """Return one of some words; ``what`` says what it chooses, such as "every is"."""
    if not isinstance(value, str) or value not in choices:
        raise AnalysisError(f"{what} one of {', '.join(choices)}; got {shown(value)}")
    return value


def check_day(given: object, what: str, *, last: bool = False) -> str:
    """Return the first, or else the last day of what is given for one, as an ISO day; ``what`` is the name of the argument."""
    day = dates.day(given, last=last)
    if not day:
        raise AnalysisError(f"{what} takes a day, month or year such as 2023-09-01, 2023-09 or 2023; got {shown(given)}")
    return day


def check_interval(since: object, until: object) -> tuple[str | None, str | None]:
    """Return the ends of an interval as ISO days, None for an open one; raises AnalysisError for what is none."""
    first = None if since is None else check_day(since, "since")
    final = None if until is None else check_day(until, "until", last=True)
    if first and final and first > final:
        raise AnalysisError(f"an interval ends after it begins; got {since} to {until}")
    return first, final


def several(actors: object) -> list[str]:
    """Return identifiers, each once, in their order; a single one is one."""
    if isinstance(actors, str):
        return [check_actor(actors)]
    if not isinstance(actors, Iterable):
        raise AnalysisError(f"actors is one identifier or several, such as ['id:one', 'id:two']; got {shown(actors)}")
    found = list(dict.fromkeys(check_actor(actor) for actor in actors))
    # a set has no order of its own, and that of a run is not that of the next
    return sorted(found) if isinstance(actors, (set, frozenset)) else found


def check_actor(actor: object) -> str:
    """Return an identifier of an actor."""
    if not isinstance(actor, str):
        raise AnalysisError(f"an actor is named by its identifier, such as 'id:one'; got {shown(actor)}")
    return str(actor)
