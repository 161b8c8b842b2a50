"""Which claims are asked for: by stance, polarity, modality, certainty, mode, speaker and date."""

from collections.abc import Collection, Container, Iterable, Mapping

from alertgraph import dates
from alertgraph.errors import LoadError, QueryError
from alertgraph.model.claims import Claim
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.model.registry import Relation

Values = Iterable[str] | None
CHOICES = {
    "stance": ("Asserted", "Reported", "Disputed"),
    "polarity": ("Affirmed", "Negated"),
    "modality": ("Actual", "Threatened", "Planned", "Proposed", "Recommended", "Predicted"),
    "certainty": ("Plain", "Hedged"),
}


def select(
    claims: Iterable[Claim],
    relations: Mapping[str, Relation],
    *,
    registry: Collection[str] | None = None,
    stance: Values = ("Asserted",),
    polarity: Values = ("Affirmed",),
    modality: Values = ("Actual",),
    certainty: Values = None,
    mode: Values = None,
    speaker: Values = None,
    since: str | None = None,
    until: str | None = None,
    undated: bool = True,
) -> list[Claim]:
    """Return the claims asked for: by default the asserted, affirmed, actual ones, plain or hedged.

    None stands for every value. ``since`` and ``until`` are ISO days; a dated claim is in when its bounds overlap
    them, an undated one when ``undated``. Raises QueryError for a value that does not exist, a speaker who is not in the
    ``registry`` where one is given, or an interval that ends before
    it begins, LoadError where a mode is asked for and the ontology lacks a claim's relation.
    """
    values = {"stance": stance, "polarity": polarity, "modality": modality, "certainty": certainty}
    wanted = {name: among for name, given in values.items() if (among := _among(name, given, CHOICES[name])) is not None}
    modes = _among("mode", mode, sorted({relation.mode for relation in relations.values()}))
    speakers = _among("speaker", speaker, None)
    if speakers and registry is not None and (strangers := sorted(speakers - set(registry))):
        raise QueryError(
            f"no speaker is {strangers[0]}: the registry has none{did_you_mean(nearest(strangers[0], list(registry)))}"
        )
    for name, day in (("since", since), ("until", until)):
        if day is not None and not dates.is_day(day):
            raise QueryError(f"{name} takes a day such as 2023-09-01; got {day!r}")
    if since and until and since > until:
        raise QueryError(f"an interval ends after it begins; got {since} to {until}")

    def is_in(claim: Claim) -> bool:
        if wanted and any(getattr(claim, name) not in among for name, among in wanted.items()):
            return False
        if modes is not None and known(relations, claim).mode not in modes:
            return False
        if speakers is not None and claim.stated_by not in speakers:
            return False
        if not claim.when:
            return undated
        return not (until and claim.earliest > until) and not (since and claim.latest and claim.latest < since)

    return [claim for claim in claims if is_in(claim)]


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
        for field in ("subject", "object", "stated_by", "under", "involves", "place"):
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
