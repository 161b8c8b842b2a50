"""The graph folder in Oxigraph: files, quads, what is derived, SPARQL as text, RDF syntaxes, an Oxigraph term as text."""
