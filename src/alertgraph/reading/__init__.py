"""Rows of the model, read from a dataset: claims, alerts and passages, entries, kinds, relations, modes and values."""
