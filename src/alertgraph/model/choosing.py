"""The claims that a user asks a graph for, and what to tell where these may not be what was meant."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from alertgraph.model import given
from alertgraph.model.asked import Named, Values
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Relation
from alertgraph.model.selection import Filters, select


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

    Told are undated claims, where an interval is asked for and they are not left out by name, and those of another standing
    where there is none of the standing that a default network holds.
    """
    every = _select(claims, graph, filters, others, undated=True)
    asked, is_interval = filters.get("undated"), (filters.get("since"), filters.get("until")) != (None, None)
    undated = None if asked is None else given.truth("undated", asked)
    keeps = undated or (undated is None and not is_interval)
    found = every if keeps else [claim for claim in every if claim.is_dated]
    number = sum(not claim.is_dated for claim in every)
    left_out = len(every) - len(found)
    if is_interval and number and undated is not False:
        return Chosen(found, left_out, _undated(number, len(every), kept=not left_out))
    return Chosen(found, left_out, "" if every else _of_other_standing(claims, graph, filters, others))


def _select(
    claims: Iterable[Claim], graph: Whole, filters: Filters, others: Mapping[str, Values], *, undated: bool
) -> list[Claim]:
    asked: Filters = {**filters, "undated": undated}
    return select(claims, graph.relations, graph=graph, others=others, **asked)


def _of_other_standing(claims: Iterable[Claim], graph: Whole, filters: Filters, others: Mapping[str, Values]) -> str:
    """Return how many claims fit but for stance, polarity and modality, where these are the usual ones; else nothing."""
    usual = (filters.get("stance"), filters.get("polarity"), filters.get("modality")) == ("Asserted", "Affirmed", "Actual")
    if not usual:
        return ""
    wide: Filters = {**filters, "stance": None, "polarity": None, "modality": None}
    count = len(_select(claims, graph, wide, others, undated=True))
    if not count:
        return ""
    return (
        f"no claim that fits is asserted, affirmed and actual; {count} of another standing {'does' if count == 1 else 'do'}: "
        "stance=None, polarity=None, modality=None"
    )


def _undated(number: int, every: int, *, kept: bool) -> str:
    """Return what to tell of claims without a date, where an interval is asked for."""
    has = f"{'has' if number == 1 else 'have'} no date and {'is' if number == 1 else 'are'}"
    if kept:
        return f"{number} of these {every} claims {has} in whatever the interval; undated=False leaves them out"
    return f"{number} of {every} claims that fit {has} left out; undated=True keeps them"
