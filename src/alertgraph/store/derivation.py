"""Adds what follows from the claims: the derived triples (by the rules in ``graph/rules``) and the date bounds.

Both depend on the files alone, so that they are kept in the user's cache under a hash of those files.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from alertgraph import dates
from alertgraph.errors import LoadError
from alertgraph.machine import cache
from alertgraph.store import engine
from alertgraph.store.sparqlfiles import blamed, decoded
from alertgraph.vocabulary import AG, BOUNDS, DERIVED, EDTF_DATATYPE, SEM, XSD


def add(store: ox.Store, rules: dict[Path, bytes], digest: str) -> None:
    """Add the graphs *derived* and *bounds* to the store, from the cache where it holds them under ``digest``."""
    kept = f"{digest[:32]}.nq"
    body = cache.read(kept)
    if body is not None:
        store.bulk_load(body, format=ox.RdfFormat.N_QUADS)
    else:
        quads = [*derived_quads(store, rules), *bound_quads(store)]
        store.bulk_extend(quads)
        cache.write(kept, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")


def derived_quads(store: ox.Store, rules: dict[Path, bytes]) -> Iterator[ox.Quad]:
    """Yield what the rules construct, in the graph *derived*.

    Raises LoadError for a rule that is no CONSTRUCT, or asks another server.
    """
    graph = ox.NamedNode(DERIVED)
    for path, rule in rules.items():
        for triple in _constructed(store, path, decoded(path, rule)):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _constructed(store: ox.Store, path: Path, rule: str) -> list[ox.Triple]:
    with blamed(path, rule):
        answer = engine.ask(store, rule, use_default_graph_as_union=True)
        try:
            if not isinstance(answer, ox.QueryTriples):
                raise LoadError(f"{path}:1: a rule must be a CONSTRUCT query")
            return list(answer)
        finally:
            del answer  # a traceback would keep it, and it may be dropped on its own thread alone


def bound_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the earliest and latest day of each EDTF date, in the graph *bounds*; of one that is completed, those of that.

    Where they rest on a completion a further quad says so. An open or unreadable end has no quad, nor has a date without its
    year; ``check`` reports those that cannot be read, and completions that are none, on which nothing rests.
    """
    graph, date = ox.NamedNode(BOUNDS), ox.NamedNode(XSD.date)
    source, completion = ox.NamedNode(AG.boundsFrom), ox.NamedNode(AG.completedWhen)
    ends = (ox.NamedNode(SEM.hasEarliestBeginTimeStamp), ox.NamedNode(SEM.hasLatestEndTimeStamp))
    completed = dict(edtf_values(store, AG.completedWhen))
    for subject, text in edtf_values(store, AG.when):
        rests = dates.completes(text, completed.get(subject, ""))
        found = dates.bounds(completed[subject] if rests else text) or (None, None)
        for predicate, day in zip(ends, found, strict=True):
            if day is not None:
                yield ox.Quad(subject, predicate, ox.Literal(day, datatype=date), graph)
        if rests:
            yield ox.Quad(subject, source, completion, graph)


def edtf_values(store: ox.Store, predicate: str) -> Iterator[tuple[ox.NamedNode | ox.BlankNode | ox.Triple, str]]:
    """Yield each subject of a property that has EDTF literals, with their text."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value == EDTF_DATATYPE:
            yield quad.subject, quad.object.value
