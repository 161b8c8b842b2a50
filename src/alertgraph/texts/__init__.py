"""Copies of an alert's text, and its passages found again in them; ``anchors`` alone knows the graph."""
