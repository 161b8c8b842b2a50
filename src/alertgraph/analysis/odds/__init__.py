"""Figures beside those that chance would make."""
