"""Named queries and free SPARQL: read, filled in, run, explained, and answered in a format."""
