"""The drawings, each in a module of its own with one function ``draw``."""
