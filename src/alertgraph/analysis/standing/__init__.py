"""Who is central, who stands between, and how firm that is."""
