"""What the benchmark of the projection calls lost: nothing of a whole network, and each thing that a broken one lacks."""

from collections.abc import Callable

import networkx as nx
import pytest
from completeness import lost

from alertgraph.api import AlertGraph

CLAIM = "id:mercy-2031-velmark-002"
Net = nx.MultiDiGraph


def everything(graph: AlertGraph) -> Net:
    """A network of all claims."""
    return graph.network(stance=None, polarity=None, modality=None)


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_nothing_is_lost(name: str, request: pytest.FixtureRequest) -> None:
    """Of every claim all that the store has stands in its edge, each value in its field."""
    graph: AlertGraph = request.getfixturevalue(name)
    assert lost(graph, everything(graph)) == []


def edge_of(net: Net) -> tuple[str, str, dict[str, object]]:
    """The ends and attributes of one claim."""
    return next((source, target, row) for source, target, key, row in net.edges(keys=True, data=True) if key == CLAIM)


def drop(net: Net) -> Net:
    """Leave a claim out."""
    source, target, _ = edge_of(net)
    net.remove_edge(source, target, CLAIM)
    return net


def add(net: Net) -> Net:
    """Add an edge that nobody claims."""
    source, target, row = edge_of(net)
    net.add_edge(source, target, "id:never-said", **row)
    return net


def delete(field: str) -> Callable[[Net], Net]:
    """Delete a field of one claim."""

    def change(net: Net) -> Net:
        del edge_of(net)[2][field]
        return net

    return change


def write(**fields: object) -> Callable[[Net], Net]:
    """Write other values into fields of one claim."""

    def change(net: Net) -> Net:
        edge_of(net)[2].update(fields)
        return net

    return change


def exchange(one: str, other: str) -> Callable[[Net], Net]:
    """Exchange two fields of one claim."""

    def change(net: Net) -> Net:
        row = edge_of(net)[2]
        row[one], row[other] = row[other], row[one]
        return net

    return change


def rename(net: Net) -> Net:
    """Call a node by another label."""
    net.nodes["id:velmark"]["label"] = "Elsewhere"
    return net


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        (drop, {f"{CLAIM}: no edge"}),
        (add, {"id:never-said: an edge that is no claim"}),
        (delete("gist"), {f"{CLAIM} gist"}),
        (delete("note"), {f"{CLAIM} note"}),
        (delete("sign"), {f"{CLAIM} sign"}),
        (exchange("earliest", "latest"), {f"{CLAIM} earliest", f"{CLAIM} latest"}),
        (exchange("place", "under"), {f"{CLAIM} place", f"{CLAIM} under"}),
        (exchange("stance", "certainty"), {f"{CLAIM} stance", f"{CLAIM} certainty"}),
        (write(passages="id:mercy-2031-p4-s1"), {f"{CLAIM} passages"}),
        (write(passages="id:mercy-2031-p4-s2|id:mercy-2031-p4-s1"), {f"{CLAIM} passages"}),
        (write(mode="Structural", effect=1), {f"{CLAIM} mode", f"{CLAIM} effect"}),
        (write(weight=2), {f"{CLAIM} weight"}),
        (rename, {"id:velmark label"}),
    ],
)
def test_what_is_lost_is_found(change: Callable[[Net], Net], fields: set[str], made_up: AlertGraph) -> None:
    """A claim left out, or a field that is gone, exchanged, cut short, out of order or made up, is told, and nothing else."""
    found = lost(made_up, change(everything(made_up)))
    assert {_place(line) for line in found} == fields


def _place(line: str) -> str:
    """Claim and field of a line, or the whole line where it has none."""
    head, _, rest = line.partition(": ")
    return line if rest in ("no edge", "an edge that is no claim") else head


def test_reversed_edges_are_found(made_up: AlertGraph) -> None:
    """Where all edges run the other way, each end of each claim is told."""
    found = {_place(line) for line in lost(made_up, everything(made_up).reverse())}
    assert found == {f"{claim.id} {end}" for claim in made_up.claims() for end in ("subject", "object")}
