"""What the answer to a named query leaves out, and that it has no row, in words: counted by asking again, more widely."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from alertgraph.asking import library, parameters
from alertgraph.asking.library import REACHES, NamedQuery
from alertgraph.asking.queries import is_name, prepare, run, run_filled
from alertgraph.asking.widening import STATUSES, claims_of, passed_over, widened
from alertgraph.errors import AlertgraphError
from alertgraph.model.articles import is_within, within_sentence
from alertgraph.store.dataset import Dataset
from alertgraph.store.engine import Answer
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG, RDF, curie

#: Who of an entry's own stands in which claims.
OWN = """SELECT ?claim ?label WHERE {
  {
    SELECT DISTINCT ?own WHERE {
      { ?own (ag:isPartOf|ag:isGovernmentOf|ag:leads)* $entry } UNION { $entry ag:leads ?own }
      FILTER(STR(?own) != STR($entry))
    }
  }
  ?claim rdf:subject|rdf:object|ag:statedBy|ag:involves|ag:under|ag:place ?own ; a ag:Claim .
  ?own skos:prefLabel ?label .
}"""
ITSELF = """SELECT ?claim ?entry WHERE {
  ?claim rdf:subject|rdf:object|ag:statedBy|ag:involves|ag:under|ag:place $entry ; a ag:Claim .
  BIND($entry AS ?entry)
}"""
VALUES = f"SELECT ?claim ?value WHERE {{ ?claim {'|'.join(f'ag:{name}' for name in STATUSES)} ?value ; a ag:Claim }}"


def told(dataset: Dataset, name: str, params: Mapping[str, str]) -> list[str]:
    """Return what the answer to a named query does not say by itself, a sentence each: what it leaves out by what it is, by
    reach and by status, and that there is no row. Nothing for a free query, or for a yes."""
    if not is_name(name):
        return []
    query = library.find(dataset, name)
    answer = run(dataset, name, params)
    if isinstance(answer, ox.QueryBoolean):
        found, count = set[str](), int(bool(answer))
        if count:  # a yes leaves nothing out
            return []
    else:
        found, count = _claims(query, answer)
    said = ([] if count else [_none(dataset, query, params)]) + [query.told] * bool(query.told)
    try:
        return [*said, *_beyond(dataset, query, params, found), *_otherwise(dataset, query, params, found)]
    except AlertgraphError as error:  # it was answered all the same
        return [*said, f"what it leaves out could not be counted: {error}"]


def own(dataset: Dataset, entry: str) -> list[str]:
    """Return what is said of an entry's own and not of itself, in a sentence; nothing where there is nothing.

    ``entry`` is an identifier of the registry; the claims are those in which its government, leaders or parts have any part.
    """
    try:
        itself = {claim for claim, _ in _pairs(run(dataset, ITSELF, {"entry": entry}))}
        counted = {(claim, label) for claim, label in _own(dataset, entry) if claim not in itself}
    except AlertgraphError as error:  # its dossier is there all the same
        return [f"what is said of its government, leaders and parts could not be counted: {error}"]
    if not counted:
        return []
    more, names = {claim for claim, _ in counted}, Counter(label for _, label in counted)
    return [f"{_more(more)} by or about its government, leaders and parts{_listed(names)}"]


def _beyond(dataset: Dataset, query: NamedQuery, params: Mapping[str, str], found: set[str]) -> Iterable[str]:
    """Yield what an answer alone leaves out of what is its own."""
    reach = next((p for p in query.parameters if p.type == "reach"), None)
    if reach is None or params.get(reach.name, reach.default) == REACHES[0]:
        return
    more = _claims(query, run(dataset, query.name, {**params, reach.name: REACHES[0]}))[0] - found
    if not more:
        return
    asked = [p for p in query.parameters if p.type == "entity"]
    counted: Counter[str] = Counter()
    for claim, label in {row for p in asked for row in _own(dataset, params.get(p.name, p.default))}:
        counted[label] += claim in more
    whose = "its government, leaders and parts" if len(asked) == 1 else "their governments, leaders and parts"
    yield f"{_more(more)} by or about {whose}{_listed(counted)}; ask with --param {reach.name}={REACHES[0]}"


def _otherwise(dataset: Dataset, query: NamedQuery, params: Mapping[str, str], found: set[str]) -> Iterable[str]:
    """Yield what is left out for its status."""
    sparql = prepare(dataset, query.name, params)
    wide = widened(sparql)
    if wide == sparql:
        return
    more = _claims(query, run_filled(dataset, claims_of(wide)))[0] - found
    reasons = {f"ag:{value}" for value in passed_over(sparql)}
    counted: Counter[str] = Counter()
    unusual = set()
    for claim, value in _pairs(run_filled(dataset, VALUES)) if more else ():
        if claim in more and value in reasons:  # others are in the wider answer beside it
            counted[value.removeprefix("ag:").lower()] += 1
            unusual.add(claim)
    if unusual:
        whose = "its status" if len(unusual) == 1 else "their status"
        yield f"{_more(unusual)} left out for {whose}{_listed(counted)}"


def _claims(query: NamedQuery, answer: Answer) -> tuple[set[str], int]:
    """Return the claims that an answer names, as CURIEs, and of how many rows or triples it is."""
    if isinstance(answer, ox.QueryTriples):
        triples = list(answer)
        typed = (t for t in triples if t.predicate.value == RDF.type and text(t.object) == AG.Claim)
        return {curie(text(t.subject)) for t in typed}, len(triples)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("a yes or no names no claim")
    columns = [column.name for column in query.columns if column.type == "claim"] or ["claim"] * (query.answer == "yes or no")
    rows = list(answer)
    cells = (curie(text(row[column])) for row in rows for column in columns if row[column] is not None)
    return {name for cell in cells for name in cell.split("|") if name}, len(rows)


def _own(dataset: Dataset, words: str) -> set[tuple[str, str]]:
    entry = parameters.term(dataset, "entity", words)
    return _pairs(run(dataset, OWN, {"entry": text(entry)}))


def _pairs(answer: Answer) -> set[tuple[str, str]]:
    """Return the rows of two columns, identifiers as CURIEs."""
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("rows are rows")
    return {(curie(text(row[0])), curie(text(row[1]))) for row in answer}


def _none(dataset: Dataset, query: NamedQuery, params: Mapping[str, str]) -> str:
    """Return that there is no row, in the query's own words, with the labels of what it was asked for."""
    from alertgraph.reading.registry import read_entities, read_labels

    labels, entities = read_labels(dataset), read_entities(dataset)
    within = {e.label: within_sentence(e.label, e.kind) for e in entities.values()}
    values = {}
    for p in query.parameters:
        given = params.get(p.name, p.default)
        node = parameters.term(dataset, p.type, given)
        values[p.name] = labels.get(curie(text(node)), given)
    if query.none:

        def words(match: re.Match[str]) -> str:
            value = values.get(match[1], match[0])
            return within.get(value, value) if is_within(query.none[: match.start()]) else value

        told = re.sub(r"\$(\w+)", words, query.none)
        return f"{'the alert has' if len(dataset.alerts) == 1 else 'the alerts have'} {told}"
    asked = " and ".join(f"{name}={value}" for name, value in values.items())
    return f"no row: nothing in this graph answers it{f' with {asked}' if asked else ''}"


def _more(claims: set[str]) -> str:
    return f"{len(claims)} more {'claim' if len(claims) == 1 else 'claims'}"


def _listed(counted: Counter[str]) -> str:
    """Return names with their numbers, the most frequent first."""
    told = [f"{name} ({number})" for name, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if number]
    return f": {', '.join(told)}" if told else ""
