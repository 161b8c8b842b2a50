"""The claims that a user asks a graph for, and what to tell where these may not be what was meant."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, Protocol

from alertgraph.errors import QueryError, shown
from alertgraph.model import given
from alertgraph.model.asked import Named, Values
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Relation
from alertgraph.model.selection import DEFAULT, Filters, interval, is_surely_within, select

#: The filters that say yes or no, or nothing.
_CHOSEN: Final = ("undated", "surely")


class Chosen(NamedTuple):
    """The claims asked for, how many that fit otherwise were left out for want of a date, and what to tell of that."""

    claims: list[Claim]
    left_out: int
    told: str


class Whole(Named, Protocol):
    """What names and relations are looked up in."""

    @property
    def relations(self) -> Mapping[str, Relation]:
        """Relations by CURIE."""


def choose(claims: Iterable[Claim], graph: Whole, filters: Filters, others: Mapping[str, Values]) -> Chosen:
    """Return the claims asked for, as :func:`~alertgraph.model.selection.select` has them; raises what it raises.

    Told are undated claims, where an interval is asked for and they are not left out by name, those that only reach into it where
    ``surely`` says neither yes nor no, and those of another standing where there is none of the standing that a default network
    holds; and what was asked for, by which one such remark is told from the next.
    """
    every = _select(claims, graph, filters, others, undated=True)
    since, until = interval(filters.get("since"), filters.get("until"))
    undated, surely = (None if filters.get(name) is None else given.truth(name, filters.get(name)) for name in _CHOSEN)
    if surely and undated:
        raise QueryError("an undated claim is surely within no interval; ask for undated ones without surely")
    is_interval = bool(since or until or surely)
    dated = [claim for claim in every if claim.is_dated]
    sure = [claim for claim in dated if is_surely_within(claim, since, until)] if is_interval else dated
    found = every if undated or (undated is None and not is_interval) else sure if surely else dated
    number = len(every) - len(dated)
    told = []
    if is_interval and number and undated is not False:
        told.append(_undated(number, len(every), kept=bool(undated), surely=bool(surely)))
    if surely is None and len(sure) < len(dated):
        told.append(f"{len(dated) - len(sure)} of {len(dated)} claims only reach into the interval; surely=True leaves them out")
    told += [] if every else _of_other_standing(claims, graph, filters, others)
    asked = ", ".join(f"{name}={shown(value)}" for name, value in {**filters, **others}.items() if _is_asked(name, value))
    return Chosen(found, 0 if found is every else number, f"{'; '.join(told)} ({asked})" if told and asked else "; ".join(told))


def _is_asked(name: str, value: object) -> bool:
    """Return whether a filter says more than a default network does."""
    return value is not None and not (isinstance(value, str) and (value,) == DEFAULT.get(name))


def _select(
    claims: Iterable[Claim], graph: Whole, filters: Filters, others: Mapping[str, Values], *, undated: bool
) -> list[Claim]:
    asked: Filters = {**filters, "undated": undated, "surely": None}
    return select(claims, graph.relations, graph=graph, others=others, **asked)


def _of_other_standing(claims: Iterable[Claim], graph: Whole, filters: Filters, others: Mapping[str, Values]) -> list[str]:
    """Return how many claims fit but for stance, polarity and modality, where these are the usual ones; else nothing."""
    usual = (filters.get("stance"), filters.get("polarity"), filters.get("modality")) == ("Asserted", "Affirmed", "Actual")
    if not usual:
        return []
    wide: Filters = {**filters, "stance": None, "polarity": None, "modality": None}
    count = len(_select(claims, graph, wide, others, undated=True))
    if not count:
        return []
    return [
        f"no claim that fits is asserted, affirmed and actual; {count} of another standing {'does' if count == 1 else 'do'}: "
        "stance=None, polarity=None, modality=None"
    ]


def _undated(number: int, every: int, *, kept: bool, surely: bool) -> str:
    """Return what to tell of claims without a date, where an interval is asked for."""
    has = f"{'has' if number == 1 else 'have'} no date and {'is' if number == 1 else 'are'}"
    if kept:
        return f"{number} of these {every} claims {has} in whatever the interval; undated=False leaves them out"
    hint = ", for they are surely in no interval" if surely else "; undated=True keeps them"
    return f"{number} of {every} claims that fit {has} left out{hint}"
