"""Subject, relation and object of each claim under properties of our own, for programs that know OWL alone.

The OWL API, and Protégé with it, drops ``rdf:subject``, ``rdf:predicate`` and ``rdf:object`` of whatever is no ``owl:Axiom``, and
a claim is none: an axiom would be asserted. Such programs read a file without named graphs, which has these twins; whatever
else is asked goes by the names of RDF.
"""

import pyoxigraph as ox

from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import AG, RDF

OF = {RDF.subject: AG.subject, RDF.predicate: AG.relation, RDF.object: AG.object}


def triples(dataset: Dataset) -> list[ox.Triple]:
    """Return the twins of all claims of a dataset, in a stable order."""
    return [
        ox.Triple(quad.subject, ox.NamedNode(OF[quad.predicate.value]), quad.object)
        for alert in dataset.alerts
        for quad in dataset.quads(alert)
        if quad.predicate.value in OF
    ]
