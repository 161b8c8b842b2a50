"""Which claims are asked for: by stance, polarity, modality, certainty, mode, speaker, actor, kind and date."""

from collections.abc import Container, Iterable, Mapping
from typing import Any, Final, TypedDict, Unpack

from alertgraph import dates
from alertgraph.errors import LoadError, QueryError, shown
from alertgraph.model import asked, given
from alertgraph.model.asked import Actors, Named, Values
from alertgraph.model.claims import CHOICES, FIELDS, Claim
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.model.registry import Relation

#: The fields of a claim that name entries of the registry.
NAMED: Final = tuple(name for name, field in FIELDS.items() if field.holds in ("entity", "entities"))

#: What people call the filters, and where a part of the text is looked for instead.
_WORDS: Final = {
    "since or until": ["year", "when", "date", "day", "start", "end", "during", "from_", "after", "before", "begin", "period"],
    "mode": ["layer", "sign"],
    "stance": ["status"],
    "actor": ["subject", "object", "entity", "actors", "name", "country", "node", "source", "target"],
    "kind": ["type", "class_", "kinds"],
    "speaker": ["stated_by", "statedby", "author", "speakers", "said_by", "voice"],
}
_PLACES: Final = [
    "paragraph",
    "paragraphs",
    "section",
    "sections",
    "passage",
    "passages",
    "sentence",
    "page",
    "alert",
    "document",
]
MEANT: Final = {word: did_you_mean([name]) for name, words in _WORDS.items() for word in words} | dict.fromkeys(
    _PLACES, "; each claim tells its place as claim.paragraphs, claim.passages and claim.alert;"
)


class Filters(TypedDict, total=False):
    """What is asked of claims; None stands for every value, and what is absent for what a default network holds."""

    stance: Values
    polarity: Values
    modality: Values
    certainty: Values
    mode: Values
    speaker: Actors
    actor: Actors
    kind: Values
    since: dates.Day | None
    until: dates.Day | None
    undated: bool | None
    surely: bool | None


#: What a default network holds: the asserted, affirmed, actual claims, plain or hedged.
DEFAULT: Final[Filters] = {"stance": ("Asserted",), "polarity": ("Affirmed",), "modality": ("Actual",)}


def select(
    claims: Iterable[Claim],
    relations: Mapping[str, Relation],
    *,
    graph: Named | None = None,
    others: Mapping[str, Values] | None = None,
    **filters: Unpack[Filters],
) -> list[Claim]:
    """Return the claims asked for: by default the asserted, affirmed, actual ones, plain or hedged.

    None stands for every value. ``actor`` are those who are subject or object, ``kind`` is that of both ends, or of the other one
    where an actor is asked for. ``since`` and ``until`` are days, months or years; a dated claim is in when its bounds overlap
    them, an undated one when ``undated``, or where that is None, when no interval is asked for; with ``surely`` it is in when it
    lies surely within them, and an undated one never. Names are looked up in the
    ``graph``, without which they are identifiers. ``others`` are values of further fields that hold one of a few (CHOICES).

    Raises QueryError for a value that does not exist, a name that no entry has, an interval that ends before it begins, or
    undated claims that lie surely within it;
    TypeError for a field by which claims cannot be chosen; LoadError where a mode is asked for and the ontology lacks a
    claim's relation.
    """
    if strange := filters.keys() - Filters.__annotations__.keys():
        raise TypeError(f"no filter {shown(min(strange))}")
    wanted: dict[str, Any] = {**DEFAULT, **filters, **_known_fields(others or {})}
    values = {name: among for name in CHOICES if (among := asked.values(name, wanted.get(name), CHOICES[name])) is not None}
    of_modes = asked.relations_of(wanted.get("mode"), relations, graph.modes if graph else {})
    speakers = asked.actors("speaker", wanted.get("speaker"), graph)
    actors = asked.actors("actor", wanted.get("actor"), graph)
    kinds = asked.kinds(wanted.get("kind"), graph)
    since, until = interval(wanted.get("since"), wanted.get("until"))
    surely = given.truth("surely", False if wanted.get("surely") is None else wanted["surely"])
    undated = wanted.get("undated")
    undated = not (since or until or surely) if undated is None else given.truth("undated", undated)
    if surely and undated:
        raise QueryError("an undated claim is surely within no interval; ask for undated ones without surely")

    def is_in(claim: Claim) -> bool:
        if values and any(getattr(claim, name) not in among for name, among in values.items()):
            return False
        if of_modes is not None and known(relations, claim).id not in of_modes:
            return False
        if speakers is not None and claim.stated_by not in speakers:
            return False
        if (actors is not None or kinds is not None) and not asked.touches(claim, actors, kinds, graph):
            return False
        if not claim.is_dated:
            return undated
        if surely and not is_surely_within(claim, since, until):
            return False
        return not (until and claim.earliest > until) and not (since and claim.latest and claim.latest < since)

    return [claim for claim in claims if is_in(claim)]


def _known_fields(others: Mapping[str, Values]) -> Mapping[str, Values]:
    """Return filters of further fields; raises TypeError for one by which claims cannot be chosen."""
    for name in others:
        if name not in CHOICES:
            filters = sorted({*CHOICES, *Filters.__annotations__})
            near = MEANT.get(name.casefold()) or did_you_mean(nearest(name, filters, cutoff=0.75))
            raise TypeError(f"claims cannot be chosen by {shown(name)}{near or ';'} the filters are {', '.join(filters)}")
    return others


def interval(since: object, until: object) -> tuple[str | None, str | None]:
    """Return the ends of an interval as ISO days, the first of ``since`` and the last of ``until``, None for an open end.

    Raises QueryError for what is no day, month or year, or an interval that ends before it begins.
    """
    ends = {name: None if typed is None else dates.day(typed, last=name == "until") for name, typed in _ends(since, until)}
    for name, typed in _ends(since, until):
        if ends[name] == "":
            raise QueryError(f"{name} takes a day, month or year such as 2023-09-01, 2023-09 or 2023; got {shown(typed)}")
    if ends["since"] and ends["until"] and ends["since"] > ends["until"]:
        raise QueryError(f"an interval ends after it begins; got {since} to {until}")
    return ends["since"], ends["until"]


def _ends(since: object, until: object) -> tuple[tuple[str, object], tuple[str, object]]:
    return ("since", since), ("until", until)


def is_surely_within(claim: Claim, since: str | None, until: str | None) -> bool:
    """Return whether a claim lies surely between two ISO days, and does not only share some with them, as analysis has it.

    Both its bounds do, and its date, or what an editor completed of it, is not marked as approximate or uncertain.
    """
    if not claim.is_dated or any(mark in claim.when + claim.completed_when for mark in "~?%"):
        return False
    return (since is None or claim.earliest >= since) and (until is None or "" < claim.latest <= until)


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
                    raise unknown(claim, field, name, "an actor or thing of the registry")


def unknown(claim: Claim, field: str, value: str, what: str) -> LoadError:
    """Return the error of a claim that names what is described nowhere, or nothing."""
    said = f"is {value}, which is not {what}" if value else f"is missing; it should be {what}"
    return LoadError(f"{claim.id}: its {field} {said}; run alertgraph check, which shows the file and line")
