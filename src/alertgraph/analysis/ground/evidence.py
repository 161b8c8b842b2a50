"""The claims that a table may tell, fact or not, and how one that is no plain fact is marked."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

import networkx as nx

from alertgraph.analysis.ground.reading import TOLD_OF, checked_rows, told_of
from alertgraph.analysis.ground.ties import Row
from alertgraph.errors import AnalysisError, shown

_NEEDED: Final = {
    "aspect", "certainty", "completed_when", "earliest", "effect", "gist", "involves", "involves_is_actor", "involves_kind",
    "involves_label", "latest", "modality", "mode", "paragraphs", "polarity", "relation", "relation_label", "stance", "stated_by",
    "stated_by_label", "under", "under_kind", "under_label", "when",
}  # fmt: skip
#: What a row of steps tells of its claim, beside its two ends and its relation.
STEP_FIELDS: Final = (
    "gist", "stance", "polarity", "modality", "certainty", "stated_by", "stated_by_label", "when", "completed_when",
    "paragraphs",
)  # fmt: skip


class Touch(NamedTuple):
    """A claim, and where a thing stands in it: ``subject``, ``object`` or ``under``."""

    row: Row
    place: str


class Thing(NamedTuple):
    """A thing of the projection, be it a node or only what claims are done under, with the claims that touch it."""

    id: str
    label: str
    kind: str
    touches: list[Touch]


def all_rows(net: "nx.MultiDiGraph[str]") -> list[Row]:
    """Return all claims of a projection as rows, sorted; raises AnalysisError where the network is none of claims."""
    return checked_rows(net, _NEEDED)


def told(net: "nx.MultiDiGraph[str]") -> list[Row]:
    """Return the claims of a projection that the alert does not dispute, whatever their polarity and modality."""
    return [row for row in all_rows(net) if row["stance"] != "Disputed"]


def is_fact(row: Row) -> bool:
    """Return whether the alert itself says that it is so: asserted, affirmed and actual, plain or hedged."""
    return bool((row["stance"], row["polarity"], row["modality"]) == ("Asserted", "Affirmed", "Actual"))


def marked(row: Row, words: str) -> str:
    """Return words with, in brackets, whatever keeps them from being a plain fact: planned, hedged, whose words they are.

    Polarity has no mark of its own, since a gist says itself that something is not so; but what is not planned is marked so.
    """
    marks = []
    if row["modality"] != "Actual":
        marks.append(("not " if row["polarity"] == "Negated" else "") + row["modality"].lower())
    if row["certainty"] == "Hedged":
        marks.append("hedged")
    if row["stance"] == "Reported":
        marks.append(f"reported, {row['stated_by_label']}")
    return f"{words} ({', '.join(marks)})" if marks else words


def dated(row: Row) -> str:
    """Return the date of a claim as the text has it, with an editor's completion behind it in brackets."""
    return f"{row['when']} [{row['completed_when']}]" if row["completed_when"] else str(row["when"])


def joined(words: Collection[str], by: str = "|") -> str:
    """Return words joined, each once, in their order; those that are empty left out."""
    return by.join(dict.fromkeys(filter(None, words)))


def gists(rows: Iterable[Row]) -> str:
    """Return the gists of claims joined by `` / ``, each marked as its claim is."""
    return joined([marked(row, row["gist"]) for row in rows], " / ")


def named(net: "nx.MultiDiGraph[str]", found: Iterable[tuple[Row, str]], polarity: str = "Affirmed") -> str:
    """Return the labels of actors or things that affirmed (or else negated) claims name, each marked as its claim is.

    They are joined by ``|``, as :func:`each_marked` does it.
    """
    return each_marked((row, _called(net, row, name)) for row, name in found if row["polarity"] == polarity)


def each_marked(found: Iterable[tuple[Row, str]]) -> str:
    """Return words joined by ``|``, each marked as its claim is; those of an unmarked claim are not told again with a mark."""
    pairs = list(found)
    plain = {words for row, words in pairs if marked(row, words) == words}
    return joined([words if words in plain else marked(row, words) for row, words in pairs])


def label(net: "nx.MultiDiGraph[str]", name: str) -> str:
    """Return the label of a node; the identifier of what is none."""
    return str(net.nodes[name]["label"]) if name in net else name


def _called(net: "nx.MultiDiGraph[str]", row: Row, name: str) -> str:
    """Return the label of a node, or of what a claim involves or is done under."""
    return label(net, name) if name in net else _labels_in(row).get(name, name)


def _labels_in(row: Row) -> dict[str, str]:
    """Return the label of each entry that a claim involves or is done under, by identifier."""
    return {name: parts["label"] for field in TOLD_OF for name, parts in told_of(row, field).items()}


def things(net: "nx.MultiDiGraph[str]", kinds: Collection[str]) -> list[Thing]:
    """Return the things of some kinds that the claims of a projection touch, sorted by label; disputed claims left out.

    Raises AnalysisError where nodes were renamed, so that names in a claim no longer lead to them.
    """
    found: dict[str, Thing] = {}
    rows = told(net)
    _check_names(net, rows)
    for row in rows:
        seen = set()
        for name, title, kind, place in _places(net, row):
            if kind in kinds and name not in seen:
                seen.add(name)
                found.setdefault(name, Thing(name, title, kind, [])).touches.append(Touch(row, place))
    return sorted(found.values(), key=lambda thing: (thing.label, thing.id))


def _check_names(net: "nx.MultiDiGraph[str]", rows: Iterable[Row]) -> None:
    """Raise AnalysisError where a claim names somebody whose label a node of another name has: that node was renamed.

    Steps are told by comparing whose words a claim is, and what it is done under, with nodes. Renaming that merges two
    nodes leaves no label to find; merge() renames in claims, too.
    """
    labels = {row["label"]: name for name, row in net.nodes(data=True)}
    for row in rows:
        said = {row["stated_by"]: row["stated_by_label"]} | _labels_in(row)
        for name, title in said.items():
            if name not in net and title in labels:
                raise AnalysisError(
                    f"{row['id']} names {name}, which is called {shown(labels[title])} as a node of this network: "
                    "nodes were renamed, claims were not; give graph.network(), with actors merged by merge()"
                )


def _places(net: "nx.MultiDiGraph[str]", row: Row) -> Iterator[tuple[str, str, str, str]]:
    for place in ("subject", "object"):
        yield row[place], label(net, row[place]), net.nodes[row[place]]["kind"], place
    for name, parts in told_of(row, "under").items():
        yield name, parts["label"], parts["kind"], "under"
