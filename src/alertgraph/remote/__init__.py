"""A SPARQL server in the place of a graph folder."""
