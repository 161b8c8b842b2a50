"""Which claims are asked for: by stance, polarity, modality, certainty, mode, speaker and date."""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import Any, Final, TypedDict, Unpack

from alertgraph import dates
from alertgraph.errors import LoadError, QueryError
from alertgraph.model.claims import CHOICES, FIELDS, Claim
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.model.registry import Relation

Values = Iterable[str] | None
#: The fields of a claim that name entries of the registry.
NAMED: Final = tuple(name for name, field in FIELDS.items() if field.holds in ("entity", "entities"))


class Filters(TypedDict, total=False):
    """What is asked of claims; None stands for every value, and what is absent for what a default network holds."""

    stance: Values
    polarity: Values
    modality: Values
    certainty: Values
    mode: Values
    speaker: Values
    since: str | None
    until: str | None
    undated: bool


#: What a default network holds: the asserted, affirmed, actual claims, plain or hedged.
DEFAULT: Final[Filters] = {"stance": ("Asserted",), "polarity": ("Affirmed",), "modality": ("Actual",)}


def select(
    claims: Iterable[Claim],
    relations: Mapping[str, Relation],
    *,
    registry: Collection[str] | None = None,
    others: Mapping[str, Values] | None = None,
    **filters: Unpack[Filters],
) -> list[Claim]:
    """Return the claims asked for: by default the asserted, affirmed, actual ones, plain or hedged.

    None stands for every value. ``since`` and ``until`` are ISO days; a dated claim is in when its bounds overlap
    them, an undated one when ``undated``. ``others`` are values of further fields that hold one of a few (CHOICES).

    Raises QueryError for a value that does not exist, a speaker who is not in the ``registry`` where one is given, or an
    interval that ends before it begins; TypeError for a field by which claims cannot be chosen; LoadError where a mode is
    asked for and the ontology lacks a claim's relation.
    """
    if strange := filters.keys() - Filters.__annotations__.keys():
        raise TypeError(f"no filter {min(strange)!r}")
    asked: dict[str, Any] = {**DEFAULT, **filters, **_known_fields(others or {})}
    values = {name: among for name in CHOICES if (among := _among(name, asked.get(name), CHOICES[name])) is not None}
    modes = _among("mode", asked.get("mode"), sorted({relation.mode for relation in relations.values()}))
    speakers = _among("speaker", asked.get("speaker"), None)
    if speakers and registry is not None and (strangers := sorted(speakers - set(registry))):
        near = did_you_mean(nearest(strangers[0], list(registry)))
        raise QueryError(f"no speaker is {strangers[0]}: the registry has none{near}")
    since, until = _interval(asked.get("since"), asked.get("until"))
    undated = bool(asked.get("undated", True))

    def is_in(claim: Claim) -> bool:
        if values and any(getattr(claim, name) not in among for name, among in values.items()):
            return False
        if modes is not None and known(relations, claim).mode not in modes:
            return False
        if speakers is not None and claim.stated_by not in speakers:
            return False
        if not claim.is_dated:
            return undated
        return not (until and claim.earliest > until) and not (since and claim.latest and claim.latest < since)

    return [claim for claim in claims if is_in(claim)]


def _known_fields(others: Mapping[str, Values]) -> Mapping[str, Values]:
    """Return filters of further fields; raises TypeError for one by which claims cannot be chosen."""
    for name in others:
        if name not in CHOICES:
            near = did_you_mean(nearest(name, [*CHOICES, *Filters.__annotations__]))
            raise TypeError(f"claims cannot be chosen by {name!r}{near}")
    return others


def _interval(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the ends of an interval; raises QueryError for what is no day, or an interval that ends before it begins."""
    for name, day in (("since", since), ("until", until)):
        if day is not None and not dates.is_day(day):
            raise QueryError(f"{name} takes a day such as 2023-09-01; got {day!r}")
    if since and until and since > until:
        raise QueryError(f"an interval ends after it begins; got {since} to {until}")
    return since, until


def known(relations: Mapping[str, Relation], claim: Claim) -> Relation:
    """Return the relation of a claim; raises LoadError where the ontology has none of its name."""
    try:
        return relations[claim.relation]
    except KeyError:
        raise unknown(claim, "relation", claim.relation, "a relation of the ontology") from None


def refuse_unknown(claims: Iterable[Claim], registry: Container[str], relations: Mapping[str, Relation]) -> None:
    """Raise LoadError for the first claim that names what neither registry nor ontology describes."""
    for claim in claims:
        known(relations, claim)
        for field in NAMED:
            values = getattr(claim, field)
            for name in (values,) if isinstance(values, str) else values:
                if name not in registry:
                    raise unknown(claim, field, name, "an entry of the registry")


def unknown(claim: Claim, field: str, value: str, what: str) -> LoadError:
    """Return the error of a claim that names what is described nowhere, or nothing."""
    said = f"is {value}, which is not {what}" if value else f"is missing; it should be {what}"
    return LoadError(f"{claim.id}: its {field} {said}; run alertgraph check, which shows the file and line")


def _among(name: str, given: Iterable[str] | None, choices: Collection[str] | None) -> frozenset[str] | None:
    """Return the values asked for, None for every one; raises QueryError for one that is none of the choices."""
    if given is None:
        return None
    is_one = isinstance(given, str) or not isinstance(given, Iterable)
    values = () if is_one else tuple(given)  # an iterator gives its values once
    if is_one or any(not isinstance(value, str) or (choices is not None and value not in choices) for value in values):
        what = "actors' identifiers" if choices is None else ", ".join(choices)
        said = given if is_one or isinstance(given, Collection) else values
        raise QueryError(f"{name} takes a collection of {what}; got {said!r}")
    return frozenset(values)
