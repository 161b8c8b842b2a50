"""Why a query does not parse, and which of its terms nobody knows, with the nearest that is known."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from textwrap import shorten
from typing import Final

import pyoxigraph as ox

from alertgraph.asking.synonyms import LABELS, instead, template
from alertgraph.asking.triples import iri_of, objects
from alertgraph.errors import QuerySyntaxError
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store.dataset import Dataset
from alertgraph.store.sparql import KEYWORDS, code, declared, tokens, undeclared
from alertgraph.vocabulary import (
    AG,
    DCTERMS,
    FOAF,
    GRAPH,
    ID,
    OA,
    ORG,
    OWL,
    PLOVER,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    REUSED,
    SEM,
    SKOS,
    curie,
)  # fmt: skip

#: How many terms are told that nobody knows; how long a query is that is read a second time to find the place of a fault; how
#: many letters of a line are shown on either side of it, and how many of a word.
MOST: Final = 20
LONGEST: Final = 5_000
SHOWN: Final = 500
WORD: Final = 80
AGGREGATES: Final = ("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT")
#: The namespaces in which we know every term. Of any other, no term is unknown to us.
OURS: Final = (AG.iri, ID, GRAPH, PLOVER)
#: Those of others whose terms the graph uses; what it does not use is told, for a pattern with it finds nothing.
SHARED: Final = tuple(space.iri for space in (RDF, RDFS, OWL, SKOS, DCTERMS, PROV, ORG, FOAF, OA, SEM))


def explain(sparql: str, message: str) -> QuerySyntaxError:
    """Return Oxigraph's complaint as an error with line, column, the line itself and a caret under the place."""
    place = _place(sparql, message)
    lines = sparql[:place].splitlines(keepends=True) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    line, column = len(lines), len(lines[-1]) + 1
    text = (sparql.splitlines() or [""])[line - 1] if line <= len(sparql.splitlines() or [""]) else ""
    begin = max(column - SHOWN, 0)
    text, before = text[begin : column + SHOWN], text[begin : column - 1]
    caret = re.sub(r"[^\t]", " ", before) + "^"
    return QuerySyntaxError(
        f"the query is not valid SPARQL: line {line}, column {column}: {_reason(sparql, place, message)}\n  {text}\n  {caret}",
        line,
        column,
    )


def unknown_terms(dataset: Dataset, sparql: str) -> list[str]:
    """Return a remark for each term in a query of our namespaces, or others' that we use, that the graph does not hold.

    It tells the nearest one. What a CONSTRUCT makes of others' terms is its own.
    """
    own = declared(sparql)
    prefixes, spaces = PREFIXES | own, {*own.values(), *OURS, *SHARED}
    made = template(sparql)
    read = [token for token in tokens(sparql) if token.start not in made or not _is_shared(token.text, prefixes)]
    found: dict[str, str] = {}
    for text in (token.text for token in read if token.kind == "iri"):
        found.setdefault(text[1:-1], text)
    for text in (token.text for token in read if token.kind == "name"):
        prefix, _, local = text.partition(":")
        if prefix in prefixes and local:
            found.setdefault(prefixes[prefix] + local.replace("\\", ""), text)
    unknown = {
        iri: written
        for iri, written in found.items()
        if (iri.startswith((*OURS, *SHARED)) or iri in LABELS) and iri not in spaces and not _is_known(dataset, iri)
    }
    names = cache(lambda space: _names(dataset, space))
    first = [*unknown.items()][:MOST]
    told = [f"{brief(written)} is unknown to this graph{_near_term(names, iri)}" for iri, written in first]
    return [*told, f"{len(unknown) - MOST} more terms are unknown to this graph"] if len(unknown) > MOST else told


def unused_terms(dataset: Dataset, sparql: str) -> list[str]:
    """Return a remark for each term of ours that no triple here uses as the query does: as a predicate, or as a class.

    Nothing is of a class itself that has classes beneath it; that is told with the path that finds what is of these.
    """
    if not dataset.is_here:
        return []
    prefixes = PREFIXES | declared(sparql)
    values = cache(lambda predicate: {term.value for term in dataset.objects(predicate) if isinstance(term, ox.NamedNode)})
    is_unused = cache(lambda iri: _is_known(dataset, iri) and next(iter(dataset.objects(iri)), None) is None)
    found: dict[str, None] = {}
    for token, of in objects(sparql):
        name, predicate = (iri_of(token.text, prefixes) or "") if token.kind in ("name", "iri") else "", of or ""
        if predicate == RDF.type and name.startswith(AG.iri) and name not in values(RDF.type) and name in values(RDFS.subClassOf):
            found[f"nothing is of {token.text} itself in this graph; write a/rdfs:subClassOf* {token.text} for what is"] = None
        if predicate.startswith(AG.iri) and is_unused(predicate):
            instead = _instead(predicate, is_claimed=predicate in values(RDF.predicate))
            found[f"no triple in this graph has {curie(predicate)} as its predicate{instead}"] = None
    return list(found)


def _instead(predicate: str, *, is_claimed: bool) -> str:
    """Return what may have been meant by a predicate of no triple: a claim's relation, or the twin that only a file has."""
    if is_claimed:
        return f"; no claim is a plain fact of it: those that have it are ?claim rdf:predicate {curie(predicate)}"
    twins = {AG.subject: RDF.subject, AG.relation: RDF.predicate, AG.object: RDF.object}
    return did_you_mean([curie(twins[predicate])] if predicate in twins else [])


def brief(text: str) -> str:
    """Return a text that is told in a remark, cut where it is long."""
    return text if len(text) <= WORD else f"{text[:WORD]}..."


def load() -> None:
    """Load what an explanation needs, ahead of the first one: for a process that can open no files then."""
    _stop("ASK {}")


def _place(sparql: str, message: str) -> int:
    """Return where in the text the fault is.

    Oxigraph tells how far its parser could look, often far behind the fault; rdflib's tells where it had to stop.
    """
    bare = code(sparql)
    if "Prefix not found" in message and (unknown := undeclared(sparql)):
        return unknown[0][0]
    match = re.match(r"error at (\d+):(\d+)", message)
    lines = sparql.splitlines(keepends=True)
    place = sum(map(len, lines[: int(match[1]) - 1])) + int(match[2]) - 1 if match else 0
    if "IRI parsing failed" in message:
        return max(sparql.rfind("<", 0, place), 0)
    if (quote := _open_quote(sparql)) is not None:
        return quote
    if escape := _bad_escape(sparql):
        return escape.start()
    place = min(place, len(sparql))
    stop = _stop(sparql)
    if stop is None:
        return place
    if re.match(r"(?i)(FILTER|BIND|HAVING|SELECT|ORDER)\b", bare[stop:]):
        calls = re.compile(r"(?<![\w:?$.-])([A-Za-z]\w*)\s*\(").finditer(bare, stop)
        return next((call.start() for call in calls if call[1].upper() not in KEYWORDS), stop)
    return stop


def _open_quote(sparql: str) -> int | None:
    """Return where the first quote stands that opens a text and no other closes; names, IRIs and comments may hold quotes."""
    bare = list(code(sparql))
    for token in tokens(sparql):
        if token.text in ('""', "''") and sparql[token.start + 2 : token.start + 3] == token.text[0]:
            return token.start  # three of them open a long text
        if token.kind == "name":
            bare[token.start : token.start + len(token.text)] = " " * len(token.text)
    return next((place for place, sign in enumerate(bare) if sign in "\"'"), None)


def _bad_escape(sparql: str) -> re.Match[str] | None:
    """Return the first escape in a text that SPARQL does not have, as a regular expression with one backslash has it."""
    for token in tokens(sparql):
        if token.kind == "string":
            for escape in re.compile(r"\\(.)", re.DOTALL).finditer(sparql, token.start, token.start + len(token.text)):
                if escape[1] not in "tbnrf\\\"'uU":
                    return escape
    return None


def _stop(sparql: str) -> int | None:
    """Return where rdflib's parser stops; nothing where it finds the query well formed."""
    import warnings

    if len(sparql) > LONGEST:
        return None  # it needs a second for so many
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parseQuery(sparql.replace("\t", " "))  # it would make several spaces of a tab
    except ParseBaseException as error:
        return min(error.loc, len(sparql))
    except Exception:
        return None  # its parser has faults of its own: the place that Oxigraph tells must do
    return None


def _reason(sparql: str, place: int, message: str) -> str:
    """Return what is wrong, in words: the unknown prefix, what Oxigraph says of the whole, or the word that is in the way."""
    unknown = undeclared(sparql) if "Prefix not found" in message else []
    if unknown:
        prefix = unknown[0][1]
        near = [known for known in PREFIXES if known.startswith(prefix)] or nearest(
            prefix.casefold(), list(PREFIXES), cutoff=0.65
        )
        hint = did_you_mean(f"{known}:" for known in near[:1]) or f"; known without declaring it: {', '.join(sorted(PREFIXES))}"
        return f"the prefix {prefix}: is not declared{hint}"
    said = re.findall(r"(?:one of |expected |, )([A-Z][a-z]+ [^,\[\]]{10,})", message)
    rest = sparql[place:].lstrip()
    if "IRI parsing failed" in message:
        return "this is no IRI"
    if said:
        return f"it is well formed, but cannot be answered: {said[0][0].lower()}{said[0][1:]}"
    if not rest and _stop(sparql) is None:
        return "it is well formed, but cannot be answered: is a variable bound twice, or used where it is out of reach?"
    if not rest:
        return "the query ends too early" if sparql.strip() else "it is empty"
    if (text := _text_at(sparql, len(sparql) - len(rest))) is not None:
        return text
    word = re.match(r"[?$]?[\w:.-]+|.", rest, re.DOTALL)
    shown = brief(word[0] if word else rest[:1])
    if shown.upper() in ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "WITH", "ADD", "MOVE", "COPY"):
        return f"{shown.upper()} changes data; a query reads it, with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if unnamed := _unnamed(sparql, len(sparql) - len(rest)):
        return f"what is counted or summed needs a name of its own, in brackets: ({brief(unnamed)} AS ?n)"
    if shown.upper() in KEYWORDS:
        return f"this {shown.upper()} is not well formed"
    if shown[0] in "?$" or ":" in shown:
        return f"it cannot be read from {shown} on; is a '.' or ';' missing before it, or a term behind it?"
    if not shown.isidentifier():
        return f"unexpected {shown!r}"
    return f"unexpected {shown!r}{did_you_mean(nearest(shown.upper(), KEYWORDS, cutoff=0.7))}"


def _unnamed(sparql: str, place: int) -> str:
    """Return the aggregate in a SELECT that begins at a place or ends before it, without brackets or AS; "" where none does."""
    call = rf"(?:{'|'.join(AGGREGATES)})\s*\([^()]*\)"
    before = code(sparql)[:place]
    begin = before.upper().rfind("SELECT")
    if begin < 0 or "{" in before[begin:]:
        return ""
    at = re.compile(rf"({call})|\(({call})\s*\)", re.IGNORECASE).match(sparql, place)
    if at:
        return at[1] or at[2]
    ended = re.search(rf"(?i){call}(?=\s*$)", sparql[begin:place]) if sparql[place:].startswith(")") else None
    return ended[0] if ended else ""


def _text_at(sparql: str, place: int) -> str | None:
    """Return what is wrong with the text that stands at a place; None where none does."""
    if place == _open_quote(sparql):
        return "this text is not closed"
    if (escape := _bad_escape(sparql)) and escape.start() == place:
        return f"{escape[0]} is no escape in a text; write {chr(92)}{escape[0]} for a backslash and what follows it"
    text = next((token.text for token in tokens(sparql) if token.kind == "string" and token.start == place), None)
    if text is None:
        return None
    before = code(sparql)[:place].rstrip()[-1:]
    if before in ("{", "}", "."):
        return "a text is the subject of no triple; to compare it, write FILTER(...)"
    shown = shorten(text, 40, placeholder=" ...")
    return f"it cannot be read from {shown} on; is a '.', ';' or ',' missing before it, or a bracket?"


def _is_shared(text: str, prefixes: Mapping[str, str]) -> bool:
    return (iri_of(text, prefixes) or "").startswith(SHARED)


def _is_known(dataset: Dataset, iri: str) -> bool:
    """Return whether the graph has an IRI as subject, predicate, object or graph, or the model has it as a term."""
    if iri in REUSED or iri in AG:
        return True
    try:
        return dataset.mentions(iri)
    except ValueError:  # no IRI at all
        return False


def _near_term(names: Callable[[str], Mapping[str, str]], iri: str) -> str:
    """Return the known term that is meant, or that of the same namespace spelt most alike; ``names`` gives those of one."""
    if meant := instead(iri):
        return meant
    space = next(space for space in (*OURS, *SHARED) if iri.startswith(space))
    return did_you_mean(nearest(iri[len(space) :].casefold(), names(space)))


def _names(dataset: Dataset, space: str) -> Mapping[str, str]:
    """Return the known terms of a namespace by their own names."""
    known = {*AG} if space == AG.iri else {iri for iri in REUSED if iri.startswith(space)}
    known |= {term for quad in dataset.store for term in _iris(quad) if term.startswith(space)}
    return {term[len(space) :].casefold(): curie(term) for term in sorted(known)}


def _iris(quad: ox.Quad) -> Iterable[str]:
    return (node.value for node in (quad.subject, quad.predicate, quad.object, quad.graph_name) if isinstance(node, ox.NamedNode))
