"""Turns the typed rows of a graph into the data of the page: nodes, claims, and the tables that say how all is drawn."""

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from alertgraph.explorer import paragraphs as reading
from alertgraph.model import tabular
from alertgraph.model.claims import CHOICES, FACTS, FIELDS, LINKS, ROLES
from alertgraph.model.number import is_plural
from alertgraph.model.registry import is_tie, sign_of
from alertgraph.model.verbs import said
from alertgraph.telling.citing import PROJECT, WORDING, Citing
from alertgraph.telling.places import Places
from alertgraph.telling.sheet import PARTIES, QUOTED_REMARK, UNDATED, WORDING_REMARK
from alertgraph.telling.sheetfiles import AGAINST, STYLE
from alertgraph.telling.statuses import HEDGED_DASH, STATUSES, statuses
from alertgraph.telling.wording import date_in_words
from alertgraph.telling.words import how, words

if TYPE_CHECKING:
    from alertgraph.model.claims import Alert, Claim
    from alertgraph.model.graph import Graph
    from alertgraph.model.registry import Mode, Relation
    from alertgraph.texts.quoting import Quote

Row = dict[str, Any]

WHOLE: Final = 200  # entries: a map of more opens on its core
CORE: Final = 60


def mapped_network(graph: "Graph") -> "nx.MultiDiGraph[str]":
    """Return the default network with, in addition, the entries that only other claims have.

    Those hang on edges marked ``light``, which help to place them and count for nothing else.
    """
    net = graph.network()
    known = set(net)
    for claim in graph.claims():
        ends = (claim.subject, claim.object)
        if not known.issuperset(ends):
            for end in ends:
                net.add_node(end, label=graph.entities[end].label)
            net.add_edge(*ends, key=claim.id, light=True)
    for node in net:
        net.nodes[node]["claims"] = -_rank(net, node)[1]
    return net


def most_connected(net: "nx.MultiDiGraph[str]") -> list[str]:
    """Return the entries that the page opens with: all, or the most connected of a large map."""
    if len(net) <= WHOLE:
        return sorted(net)
    return sorted(sorted(net, key=lambda node: _rank(net, node))[:CORE])


def _rank(net: "nx.MultiDiGraph[str]", node: str) -> tuple[int, int, str]:
    others, count = set(), 0
    for source, target, light in (*net.in_edges(node, data="light"), *net.out_edges(node, data="light")):
        if not light:
            others |= {source, target} - {node}
            count += 1
    return -len(others), -count, node


def nodes(
    graph: "Graph",
    net: "nx.MultiDiGraph[str]",
    places: Mapping[str, tuple[float, float]],
    core_places: Mapping[str, tuple[float, float]],
) -> list[Row]:
    """Return a row for each registry entry that a claim names; those of the map have a place, most connected first."""
    named = set(net)
    for claim in graph.claims():
        named |= {claim.stated_by, *(name for role in ROLES for name in getattr(claim, role))} & graph.entities.keys()
    found = []
    for name in sorted(named, key=lambda name: _rank(net, name) if name in net else (1, 0, name)):
        others, count = (-value for value in _rank(net, name)[:2]) if name in net else (0, 0)
        row = {**graph.entities[name]._asdict(), "degree": others, "claims": count, "hidden": graph.hidden_names.get(name, ())}
        if name in places:
            row["at"] = places[name]
        if name in core_places:
            row["core"] = core_places[name]
        found.append(_trim(row))
    return found


def claim_rows(graph: "Graph") -> list[Row]:
    """Return a row for each claim: all fields of its card, and the statuses that decide how it is drawn."""
    known = words(graph.values)
    several = {name for name, entity in graph.entities.items() if is_plural(entity.label, entity.kind)}
    return [_claim(claim, graph.relations[claim.relation], known, several) for claim in graph.claims()]


def _claim(claim: "Claim", relation: "Relation", known: Mapping[str, Mapping[str, str]], several: Set[str]) -> Row:
    """Return the row of a claim; ``said`` and ``back`` are its relation, ``how`` its polarity, where the tables tell others."""
    row = claim._asdict()
    del row["paragraphs"]
    told = said(relation, claim.polarity, claim.modality, plural=claim.subject in several)
    polarity = how(known, claim.polarity, claim.modality)["polarity"]
    row |= {"mode": relation.mode, "status": statuses(claim), "date": date_in_words(claim.when, claim.completed_when)}
    if told != relation.label:
        row["said"] = told
    inverse = relation._replace(label=relation.inverse_label)
    back = said(inverse, claim.polarity, claim.modality, plural=claim.object in several)
    if relation.inverse_label and back != relation.inverse_label:
        row["back"] = back
    row["how"] = "" if polarity == (known["polarity"].get(claim.polarity),) else "".join(polarity)
    return _trim(row)


def tables(graph: "Graph", quotes: "Mapping[str, Mapping[str, Quote]]") -> Row:
    """Return what drives canvas, legend and cards: kinds, modes, relations, statuses, words, alerts, passages."""

    def order(mode: "Mode") -> tuple[bool, int, float, str]:
        """Return a key that puts conflict first, what has no sign last, and deeds before words."""
        sign = sign_of(mode.id, graph.relations.values())
        return sign == 0, sign, -mode.width, mode.id

    families = sorted({kind.family for kind in graph.kinds.values()}, key=lambda name: _family_rank(graph, name))
    kinds = sorted(
        graph.kinds.values(), key=lambda k: (families.index(k.family), k.fill != "filled", k.shape, not k.is_actor, k.label)
    )
    return {
        "kinds": [{name: value for name, value in kind._asdict().items() if name != "above"} for kind in kinds],
        "modes": [_mode(graph, mode) for mode in sorted(graph.modes.values(), key=order)],
        "relations": {
            name: {
                "label": relation.label,
                "inverse": relation.inverse_label,
                "definition": relation.definition,
                "family": relation.family,
                "sign": relation.sign,
            }
            for name, relation in graph.relations.items()
        },
        "families": {relation.family: relation.family_label for relation in graph.relations.values()},
        "statuses": [status._asdict() for status in STATUSES],
        "hedged": HEDGED_DASH,
        "words": words(graph.values),
        **_fields(),
        "alerts": {alert.id: _alert(graph, alert, quotes.get(alert.id)) for alert in graph.alerts.values()},
        "passages": _passages(graph),
        "sheet": {
            "style": STYLE,
            "against": AGAINST,
            "sentences": WORDING_REMARK,
            "quoted": QUOTED_REMARK,
            "undated": UNDATED,
            "parties": PARTIES,
        },
        "citing": {"project": PROJECT, "wording": WORDING, "graph": Citing(graph).graph()._asdict()},
        "tours": graph.tours(),
        "selected_from": graph.selected_from,  # of a part of a graph: how many claims the whole has
    }


def _mode(graph: "Graph", mode: "Mode") -> Row:
    """Return a mode as it is drawn; a ``tie`` is no act, so that its lines stand back and paths may do without them."""
    relations = graph.relations.values()
    return _trim({**mode._asdict(), "tie": is_tie(mode.id, relations)}) | {"sign": sign_of(mode.id, relations)}


def _fields() -> Row:
    """Return what the cards, filters and tables of the page know of a claim's fields."""
    told = [fact for fact in FACTS if not {FIELDS[name].holds for name in fact.fields if name in FIELDS} & {"claims"}]
    return {
        "columns": tabular.COLUMNS,
        "fields": {name: field.holds for name, field in FIELDS.items()},
        "facts": [fact._asdict() for fact in told],
        "facets": [{"id": name, "title": FIELDS[name].facet} for name in CHOICES if FIELDS[name].facet],
        "links": [{"field": name, "title": FIELDS[name].title, "back": FIELDS[name].back} for name in LINKS],
        "roles": ROLES,
    }


def _family_rank(graph: "Graph", family: str) -> tuple[int, str]:
    """Return a key that puts the families with most kinds of actors first."""
    return -sum(kind.is_actor for kind in graph.kinds.values() if kind.family == family), family


def _alert(graph: "Graph", alert: "Alert", quotes: "Mapping[str, Quote] | None") -> Row:
    publisher = graph.entities.get(alert.publisher)
    row = {
        "title": alert.title,
        "publisher": publisher.label if publisher else alert.publisher,
        "issued": date_in_words(alert.issued),
        "date": alert.issued,
        "paragraphs": alert.paragraph_count,
        "sections": [(part.heading, part.first, part.last) for part in alert.sections],
    }
    if alert.address:
        row["address"] = alert.address
    if quotes is not None:
        row["text"] = reading.paragraphs(graph, alert, quotes)
    return row


def _passages(graph: "Graph") -> Row:
    headings = {section.id: section.heading for alert in graph.alerts.values() for section in alert.sections}
    places = Places(graph)
    found = {}
    for name in sorted({name for claim in graph.claims() for name in claim.passages}):
        passage = graph.passages.get(name)
        if passage:
            place = places.place(name)
            row: Row = {
                "citation": passage.citation,
                "section": headings.get(passage.section, ""),
                "paragraphs": passage.paragraphs,
            }
            row |= {"sentence": passage.sentence, "where": place.section, "spot": place.spot, "nth": place.sentence or None}
            found[name] = _trim(row)
    return found


def _trim(row: Row) -> Row:
    """Return the row without empty fields; the scripts take an absent one for empty."""
    return {key: value for key, value in row.items() if value not in ("", (), [], None)}
