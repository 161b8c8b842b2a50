"""Checks that each named query can be asked: with its defaults, or with entries of this folder in their place."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from alertgraph.asking import library, queries
from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.errors import LoadError, QueryError, shown
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store import engine
from alertgraph.store.sparqlfiles import blamed
from alertgraph.vocabulary import AG, ID, local_name

#: What stands for an entry that a default names and the folder does not have: the query is not run.
ANYBODY = ox.NamedNode(ID + "anybody")


def unanswerable(material: Material) -> Iterator[Fault]:
    """Yield a fault for each named query that cannot be asked; asked of data that is otherwise sound.

    A default that names an entry which the folder does not have is none: such a query asks its reader for a value.
    """
    nothing = ox.Store()  # over which every query that parses is answered at once
    for name in library.names(material.dataset):
        path = material.dataset.root / "queries" / f"{name}.rq"
        try:
            if not queries.is_name(name):
                raise QueryError(f"no one can ask for it by the name {shown(name)}; name the file in letters, digits and hyphens")
            _check_classes(material, library.read(path))
            sparql = queries.prepare(material.dataset, name, {}, missing=ANYBODY)
            with blamed(path, sparql):
                engine.ask(nothing, sparql)
        except (LoadError, QueryError) as error:
            place = re.match(rf"{re.escape(str(path))}:(?:(\d+):)? ", str(error))
            message = str(error)[place.end() if place else 0 :]
            yield Fault(name, message, (str(path), int((place and place[1]) or 1)))


def _check_classes(material: Material, query: library.NamedQuery) -> None:
    """Raise QueryError, with the line, where a question is to be asked of entries of a class that the ontology does not have."""
    known = {local_name(iri) for iri in material.classes if iri.startswith(AG.iri)}
    for name in (name for _, classes in query.plainly.of for name in classes if name not in known):
        lines = query.sparql.splitlines()
        number = next(n for n, line in enumerate(lines, 1) if line.startswith("#") and name in line.split())
        near = did_you_mean(nearest(name, known))
        raise QueryError(f"{query.path}:{number}: the ontology has no class {shown(name)}{near}")
