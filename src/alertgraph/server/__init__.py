"""The read-only SPARQL 1.1 endpoint and linked-data pages of ``alertgraph serve``, over HTTP.

One process holds the graph and forks the others: workers that answer queries, each of which can be killed and replaced
in milliseconds, and a front that speaks HTTP. ``launch`` starts them.
"""
