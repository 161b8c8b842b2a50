"""What keeps a claim off the plain map, and how its line is drawn then."""

from typing import Final, NamedTuple

from alertgraph.model.claims import Claim


class Status(NamedTuple):
    """A reason why a claim is not part of the default map, and the dash and mark of its line."""

    id: str
    label: str
    definition: str
    dash: tuple[int, ...]
    mark: str


#: In the order of precedence: the first that applies gives the dash, every one that applies gives its mark.
STATUSES: Final = (
    Status("disputed", "disputed", "Someone says it; the alert calls it false or contradicts it.", (2, 5), "question"),
    Status("reported", "reported", "Someone else says it; the alert passes it on without a verdict.", (16, 5), "speech"),
    Status("negated", "said not to be so", "Has not, refused to: the relation is denied, not claimed.", (10, 4, 2, 4), "slash"),
    Status(
        "unrealised",
        "not said to have happened",
        "Threatened, planned, proposed, recommended or predicted: not said to have happened or to hold.",
        (6, 6),
        "ring",
    ),
)

#: The dash of a line all of whose claims are hedged.
HEDGED_DASH: Final = (9, 6)


def statuses(claim: Claim) -> tuple[str, ...]:
    """Return the identifiers of the statuses of a claim; none for what the default map draws."""
    applies = {
        "disputed": claim.stance == "Disputed",
        "reported": claim.stance not in ("Asserted", "Disputed"),
        "negated": claim.polarity != "Affirmed",
        "unrealised": claim.modality != "Actual",
    }
    return tuple(status.id for status in STATUSES if applies[status.id])
