"""Claims to NetworkX and back: one edge a claim or aggregated, and as GraphML and GEXF."""
