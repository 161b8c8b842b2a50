"""A table of named rows, and how it looks as text; plain values alone."""
