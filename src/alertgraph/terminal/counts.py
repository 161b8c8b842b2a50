"""What commands count, each number with what it is of, so that parts add up to the whole."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from alertgraph.model.claims import ROLES, Claim
from alertgraph.telling.statuses import statuses

if TYPE_CHECKING:
    from alertgraph.api import AlertGraph
    from alertgraph.store.dataset import Dataset
    from alertgraph.texts.anchors import Stored
    from alertgraph.texts.document import Document

#: What is told of the claims of each status, in the order of the statuses; a claim is counted in the first that applies.
_OTHERS: Final = {
    "disputed": "that the alert disputes",
    "reported": "that it reports without a verdict",
    "negated": "that something is not so or should not be",
    "unrealised": "threatened, planned, proposed, recommended or predicted",
}


def claims(found: Collection[Claim]) -> str:
    """Return how many claims there are, and of which standing, in numbers that add up."""
    first = Counter(next(iter(statuses(claim)), "") for claim in found)
    rest = [f"{first[name]} {words}" for name, words in _OTHERS.items() if first[name]]
    told = f"{_count(len(found), 'claim')}: {first['']} asserted, affirmed and actual, with which map and networks open"
    if not rest:
        return told
    rule = ", each counted in the first of these that fits" if len(rest) > 1 else ""
    return f"{told}; the other {len(found) - first['']}: {', '.join(rest)}{rule}"


def entries(graph: "AlertGraph") -> str:
    """Return how many actors and things the registry has, and how many of them stand in claims, and where."""
    told = graph.claims()
    ends = {end for claim in told for end in (claim.subject, claim.object)}
    usual = {end for claim in told if claim.in_default_network for end in (claim.subject, claim.object)}
    named = {claim.stated_by for claim in told} | {name for claim in told for role in ROLES for name in getattr(claim, role)}
    total = len(graph.entities)
    return (
        f"{total} actors and things in the registry: {len(ends)} subject or object of a claim ({len(usual)} of an asserted, "
        f"affirmed and actual one), {len(named - ends)} otherwise named in one, {total - len(named | ends)} in none"
    )


def triples(data: "Dataset") -> str:
    """Return how many triples there are, and how many of them nobody wrote."""
    from alertgraph.vocabulary import BOUNDS, DERIVED

    made = sum(1 for graph in (DERIVED, BOUNDS) for _ in data.quads(graph))
    return f"{len(data.store)} triples ({len(data.store) - made} written, {made} derived or computed)"


def compared(texts: "Mapping[str, Document]", stored: "Mapping[str, Stored]", found: Collection[Claim]) -> Iterator[str]:
    """Yield what a check without findings compared with each copy; without a copy, that nothing was compared with one."""
    if not texts:
        yield "not compared with the text of an alert: --source FILE does that with your copy"
    for alert, copy in texts.items():
        known = stored[alert]
        number = len(known.anchors)
        same = known.fingerprint == copy.fingerprint
        how = "each stored fingerprint computed again and the same" if same else "each found word for word, in another rendering"
        gists = sum(claim.alert == alert for claim in found)
        yield (
            f"compared with {copy.name}: {_count(number, 'passage')} of {alert}, {how}; "
            f"{_count(gists, 'gist')}, none with more than five of its words in a row, names apart"
        )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
