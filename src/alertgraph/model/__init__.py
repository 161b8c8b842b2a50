"""Typed rows (claim, alert, passage, entry, kind, relation, mode), which claims are asked for, what words name; no library."""
